package org.mathesar.deb.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.mathesar.deb.install.host.Account;
import org.mathesar.deb.install.host.DebianHost;
import org.mathesar.deb.install.host.Polled;
import org.mathesar.deb.install.host.Poller;
import org.mathesar.deb.install.host.Status;
import org.mathesar.deb.install.product.Edition;

/** From one version to the next. */
class UpgradeIT {
  private static final Account ALICE = new Account("alice", "Elderflower-Quince-17");
  private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

  /** A machine with the previous edition, an account and edited settings. */
  private static DebianHost inUse(Lab lab) {
    lab.require(Edition.PREVIOUS);
    DebianHost host = lab.serving(Edition.PREVIOUS);
    host.createsAdministrator(ALICE).orFail();
    host.does("printf '\\n# mine\\nWEB_CONCURRENCY=2\\n' >>" + settings(lab));
    host.does("systemctl restart " + lab.application().service());
    host.http().awaitLoginPage(TWO_MINUTES);
    return host;
  }

  private static String settings(Lab lab) {
    String name = lab.application().name().value();
    return "/etc/" + name + "/" + name + ".env";
  }

  private static void assertUpgradedWithData(Lab lab, DebianHost host) {
    String version = lab.application().version().toString();
    assertEquals(version, host.versionOf(lab.application().name().value()));
    Status status = host.status();
    assertTrue(status.serving(), status.complaint());
    assertEquals("done", status.setUp());
    assertEquals(version, status.setUpVersion());
    assertNotEquals(lab.application().loginPage(), host.http().signIn(ALICE).address().getPath());
    assertEquals("", host.failedUnits());
  }

  @CoreTest
  void dataAndEditedSettingsSurviveAnUpgradeUnderSteadyRequests(Lab lab) {
    DebianHost host = inUse(lab);
    String before = host.snapshot("/etc/" + lab.application().name());
    Poller visitor = host.http().poll(Duration.ofMillis(500));

    host.offers(Edition.CURRENT);
    host.upgradesApplication();
    lab.measured(
        "end of an upgrade with a migration to first 200",
        host.http().awaitLoginPage(TWO_MINUTES).waited());

    Polled polled = visitor.stop();
    assertEquals(0, polled.refused(), polled.toString());
    assertEquals(polled.requests(), polled.answers(200, 503), polled.toString());
    assertUpgradedWithData(lab, host);
    assertEquals(before, host.snapshot("/etc/" + lab.application().name()));
  }

  @InstallTest
  void anUpgradeWaitsForADatabaseThatIsDown(Lab lab) {
    DebianHost host = inUse(lab);
    host.does("systemctl stop postgresql");

    host.offers(Edition.CURRENT);
    host.upgradesApplication();

    assertEquals("ii", host.dpkgState(lab.application().name().value()));
    host.await(
        "the page for visitors",
        Duration.ofSeconds(30),
        () -> host.http().get(lab.application().loginPage()).status() == 503);
    Status status = host.status();
    assertFalse(status.serving());
    assertTrue(status.complaint().contains("pg_ctlcluster"), status.complaint());

    host.does("systemctl start postgresql");

    host.http().awaitLoginPage(TWO_MINUTES);
    assertUpgradedWithData(lab, host);
  }

  @InstallTest
  void postgreSqlMayBeExchangedInTheSameRunOfApt(Lab lab) {
    DebianHost host = inUse(lab);
    host.offers(Edition.CURRENT);
    String server = host.does("pg_lsclusters --no-header | cut -d ' ' -f 1").strip();

    host.apt("install --reinstall " + lab.application().name() + " postgresql-" + server).orFail();

    host.http().awaitLoginPage(TWO_MINUTES);
    assertUpgradedWithData(lab, host);
  }

  @InstallTest
  void unattendedUpgradesTakeTheNewVersion(Lab lab) {
    DebianHost host = inUse(lab);
    host.installs("unattended-upgrades");
    host.write(
        "/etc/apt/apt.conf.d/99-ours",
        "Unattended-Upgrade::Origins-Pattern { \"origin=" + lab.application().name() + "\"; };\n");
    host.offers(Edition.CURRENT);

    host.run(Duration.ofMinutes(10), "unattended-upgrade --verbose").orFail();

    host.http().awaitLoginPage(TWO_MINUTES);
    assertUpgradedWithData(lab, host);
  }
}
