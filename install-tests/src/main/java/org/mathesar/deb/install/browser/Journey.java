package org.mathesar.deb.install.browser;

import java.net.URI;
import java.nio.file.Path;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.install.host.Account;

/** The way of a new user from an installed application to the first rows. */
public sealed interface Journey permits MathesarJourney, PantryJourney {
  /**
   * The way through an application.
   *
   * @param application its package
   * @return the way
   * @throws IllegalArgumentException where nobody has written it down
   */
  static Journey of(PackageName application) {
    return switch (application.value()) {
      case "mathesar" -> new MathesarJourney();
      case "pantry" -> new PantryJourney();
      default ->
          throw new IllegalArgumentException("no way through " + application + " is written down");
    };
  }

  /**
   * A file that the application can take in.
   *
   * @return its text, CSV
   */
  String csv();

  /**
   * Becomes the administrator, as the first visitor.
   *
   * @param browser that has visited nothing yet
   * @param home the application's address
   * @param account whom to make
   */
  void becomeAdministrator(Browser browser, URI home, Account account);

  /**
   * Brings in a file and ends where its rows are shown.
   *
   * @param browser in which the administrator is signed in
   * @param file with the text of {@link #csv()}
   */
  void bringIn(Browser browser, Path file);

  /**
   * Looks at the rows once more.
   *
   * @param browser in which the administrator is signed in
   * @param home the application's address
   */
  void lookAgain(Browser browser, URI home);
}
