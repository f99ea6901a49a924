package org.mathesar.deb.install.browser;

import java.net.URI;
import java.nio.file.Path;
import org.mathesar.deb.install.host.Account;
import org.openqa.selenium.By;

/** The sample application's: a file is taken in. */
public record PantryJourney() implements Journey {
  @Override
  public String csv() {
    return "name,shelf,amount\nBoskoop,Cellar,12\nTopaz,Cellar,30\nRubinette,Cellar,7\n";
  }

  @Override
  public void becomeAdministrator(Browser browser, URI home, Account account) {
    FirstAdministratorForm.fill(browser, home, account);
    browser.screenshot("first-administrator");
    browser.click("Complete the installation");
    browser.awaitText("There is nothing in the stock yet");
    browser.screenshot("nothing-yet");
  }

  @Override
  public void bringIn(Browser browser, Path file) {
    browser.click("Files");
    browser.choose(By.cssSelector("input[type=file]"), file);
    browser.screenshot("chosen");
    browser.click("Take in");
    awaitRows(browser);
  }

  @Override
  public void lookAgain(Browser browser, URI home) {
    browser.visit(home);
    awaitRows(browser);
  }

  private static void awaitRows(Browser browser) {
    browser.awaitText("Rubinette");
    browser.screenshot("rows");
  }
}
