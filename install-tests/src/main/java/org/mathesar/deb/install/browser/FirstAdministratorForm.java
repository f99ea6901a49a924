package org.mathesar.deb.install.browser;

import java.net.URI;
import org.mathesar.deb.install.host.Account;
import org.openqa.selenium.By;

/** The form that the first visitor finds, whichever application it is: Django's for a new user. */
final class FirstAdministratorForm {
  private FirstAdministratorForm() {}

  /** Goes to the application, is led to the form, and fills it in. */
  static void fill(Browser browser, URI home, Account account) {
    browser.visit(home);
    browser.awaitPlace("/complete_installation/");
    browser.fill(By.name("username"), account.name());
    browser.fill(By.name("password1"), account.password());
    browser.fill(By.name("password2"), account.password());
  }
}
