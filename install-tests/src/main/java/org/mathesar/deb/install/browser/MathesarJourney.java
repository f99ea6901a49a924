package org.mathesar.deb.install.browser;

import java.net.URI;
import java.nio.file.Path;
import org.mathesar.deb.install.host.Account;
import org.openqa.selenium.By;

/** Mathesar's: a database is made and connected, and a table imported. */
public record MathesarJourney() implements Journey {
  private static final String DATABASE = "harvest";

  @Override
  public String csv() {
    return "Kind,Kilograms\nBoskoop,12\nTopaz,30\nRubinette,7\n";
  }

  @Override
  public void becomeAdministrator(Browser browser, URI home, Account account) {
    FirstAdministratorForm.fill(browser, home, account);
    // Nothing is told to anybody by a test.
    browser.untick(By.name("one_time_installation_confirmation"));
    browser.untick(By.name("usage_stats"));
    browser.screenshot("first-administrator");
    browser.click("Complete Installation");
    browser.awaitLeaving("/complete_installation/");
    browser.awaitText("No Databases Connected");
    browser.screenshot("no-database-yet");
  }

  @Override
  public void bringIn(Browser browser, Path file) {
    browser.click("Connect Database");
    browser.click("Create a New Database");
    browser.fill(By.xpath("//label[contains(., 'Database Name')]//input"), DATABASE);
    browser.screenshot("new-database");
    browser.click("Create Database");
    openSchema(browser);
    browser.click("New Table");
    browser.click("From Data Import");
    browser.awaitPlace("/import/");
    browser.choose(By.cssSelector("input[type=file]"), file);
    browser.awaitText("Uploaded 100%");
    browser.screenshot("uploaded");
    browser.click("Proceed");
    browser.click("Confirm");
    browser.awaitText("Showing 1–3 of 3");
    awaitRows(browser);
  }

  @Override
  public void lookAgain(Browser browser, URI home) {
    browser.visit(home);
    openSchema(browser);
    browser.click(By.xpath("//a[contains(@href, '/tables/')]"));
    awaitRows(browser);
  }

  private static void openSchema(Browser browser) {
    browser.click(By.cssSelector("a[aria-label='Open database " + DATABASE + "']"));
    browser.click(By.cssSelector("a[aria-label='public']"));
  }

  private static void awaitRows(Browser browser) {
    browser.awaitText("Rubinette");
    browser.screenshot("rows");
  }
}
