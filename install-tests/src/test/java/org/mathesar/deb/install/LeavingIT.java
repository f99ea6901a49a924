package org.mathesar.deb.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.mathesar.deb.install.host.Account;
import org.mathesar.deb.install.host.DebianHost;
import org.mathesar.deb.install.host.Outcome;
import org.mathesar.deb.install.product.Edition;

/** Removing, coming back and purging. */
class LeavingIT {
  private static final Account ALICE = new Account("alice", "Elderflower-Quince-17");
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private static DebianHost inUse(Lab lab) {
    DebianHost host = lab.serving(Edition.CURRENT);
    host.createsAdministrator(ALICE).orFail();
    return host;
  }

  private static void assertNothingRuns(Lab lab, DebianHost host) {
    assertNotEquals("active", host.activity(lab.application().service()));
    assertNotEquals("active", host.activity(lab.application().socket()));
    assertEquals("", host.run("ls /usr/bin/" + lab.application().name() + " 2>/dev/null").out());
    assertEquals("", host.failedUnits());
  }

  @CoreTest
  void whatWasRemovedComesBackWithEverythingThatWasInIt(Lab lab) {
    DebianHost host = inUse(lab);
    String before = host.snapshot("/etc/" + lab.application().name());

    host.removesApplication();

    assertNothingRuns(lab, host);
    assertEquals("rc", host.dpkgState(lab.application().name().value()));
    assertEquals(before, host.snapshot("/etc/" + lab.application().name()));

    host.installsApplication();

    host.http().awaitLoginPage(A_MINUTE);
    assertEquals(before, host.snapshot("/etc/" + lab.application().name()));
    assertNotEquals(lab.application().loginPage(), host.http().signIn(ALICE).address().getPath());
  }

  @CoreTest
  void aPurgeKeepsTheDatabaseAndItsKey(Lab lab) {
    DebianHost host = inUse(lab);
    String name = lab.application().name().value();
    String secrets = host.file("/etc/" + name + "/secrets.env");

    host.purgesApplication();

    assertNothingRuns(lab, host);
    assertEquals("un", host.dpkgState(name));
    assertEquals("", host.snapshot("/usr/lib/" + name, "/usr/share/" + name, "/var/cache/" + name));
    assertEquals(secrets, host.file("/etc/" + name + "/secrets.env"));

    host.installsApplication();

    host.http().awaitLoginPage(A_MINUTE);
    Outcome again = host.createsAdministrator(ALICE);
    assertTrue(again.said().contains("already"), again.toString());
    assertNotEquals(lab.application().loginPage(), host.http().signIn(ALICE).address().getPath());
  }

  @InstallTest
  void whatNeverServedLeavesNothingBehind(Lab lab) {
    DebianHost host = lab.host().start();
    String name = lab.application().name().value();
    host.apt("install --no-install-recommends ca-certificates " + name).orFail();

    host.purgesApplication();

    assertNothingRuns(lab, host);
    assertEquals(
        "",
        host.snapshot(
            "/etc/" + name,
            "/var/lib/" + name,
            "/var/cache/" + name,
            "/usr/lib/" + name,
            "/usr/share/" + name,
            "/run/" + name));
  }
}
