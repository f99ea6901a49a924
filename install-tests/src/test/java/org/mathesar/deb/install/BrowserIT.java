package org.mathesar.deb.install;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.mathesar.deb.install.browser.Browser;
import org.mathesar.deb.install.browser.Journey;
import org.mathesar.deb.install.host.Account;
import org.mathesar.deb.install.host.DebianHost;
import org.mathesar.deb.install.product.Edition;

/** The way of a new user, in a real browser. Its pictures are kept. */
class BrowserIT {
  private static final Account ALICE = new Account("alice", "Elderflower-Quince-17");

  @InstallTest
  void theFirstVisitorBecomesAdministratorAndBringsInRows(Lab lab, @TempDir Path folder)
      throws IOException {
    Path driver = lab.requireBrowser();
    Journey journey = Journey.of(lab.application().name());
    Path file = Files.writeString(folder.resolve("apples.csv"), journey.csv());
    DebianHost host = lab.serving(Edition.CURRENT);
    String address = host.networkAddress();
    host.does(
        lab.application().name()
            + " configure LISTEN=0.0.0.0:"
            + lab.application().port()
            + " ALLOWED_HOSTS=localhost,127.0.0.1,"
            + address);
    host.http().awaitLoginPage(Duration.ofSeconds(30));
    URI home = URI.create("http://" + address + ":" + lab.application().port() + "/");

    try (Browser browser = Browser.open(driver, lab.pictures())) {
      journey.becomeAdministrator(browser, home, ALICE);
      journey.bringIn(browser, file);
      host.restart();
      host.http().awaitLoginPage(Duration.ofSeconds(30));
      journey.lookAgain(browser, home);
    }
  }
}
