package org.mathesar.deb.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.parallel.Isolated;
import org.mathesar.deb.install.host.Account;
import org.mathesar.deb.install.host.DebianHost;
import org.mathesar.deb.install.host.Polled;
import org.mathesar.deb.install.host.Poller;
import org.mathesar.deb.install.product.Edition;

/** What visitors notice of what administrators do. It is timed, so nothing else runs beside it. */
@Isolated
class SteadyServiceIT {
  private static final Duration PERIOD = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofSeconds(3);

  /** A machine with an administrator: before that, the login page leads elsewhere. */
  private static DebianHost inUse(Lab lab, Edition edition) {
    DebianHost host = lab.serving(edition);
    host.createsAdministrator(new Account("alice", "Elderflower-Quince-17")).orFail();
    return host;
  }

  private static void assertNobodyNoticed(Lab lab, String what, Polled polled) {
    lab.measured(what + ": longest answer", polled.longest());
    assertEquals(0, polled.refused(), polled.toString());
    assertEquals(polled.requests(), polled.answers(200), polled.toString());
    assertTrue(polled.longest().compareTo(LONGEST) < 0, polled.toString());
  }

  @InstallTest
  void anUpgradeWithoutMigrationKeepsNobodyWaitingLong(Lab lab) {
    lab.require(Edition.REVISED);
    DebianHost host = inUse(lab, Edition.PREVIOUS);
    host.offers(Edition.REVISED);
    Poller visitor = host.http().poll(PERIOD);

    host.upgradesApplication();
    host.await(
        "the set-up of the new version",
        Duration.ofMinutes(1),
        () -> host.status().setUp().equals("done") && host.status().serving());

    assertNobodyNoticed(lab, "upgrade without migration", visitor.stop());
  }

  @InstallTest
  void aRestartOfTheServiceKeepsNobodyWaitingLong(Lab lab) {
    DebianHost host = inUse(lab, Edition.CURRENT);
    Poller visitor = host.http().poll(PERIOD);

    host.does("systemctl restart " + lab.application().service());
    host.await("the service", Duration.ofMinutes(1), () -> host.status().serving());

    assertNobodyNoticed(lab, "restart of the service", visitor.stop());
  }
}
