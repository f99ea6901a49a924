package org.mathesar.deb.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.mathesar.deb.install.host.Account;
import org.mathesar.deb.install.host.DebianHost;
import org.mathesar.deb.install.host.Status;
import org.mathesar.deb.install.product.Edition;
import org.mathesar.deb.install.release.Release;

/** Upgrading the whole system while the application is installed. */
class ReleaseUpgradeIT {
  private static final Account ALICE = new Account("alice", "Elderflower-Quince-17");
  private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

  private static void assertServesWithData(Lab lab, DebianHost host) {
    host.http().awaitLoginPage(TWO_MINUTES);
    Status status = host.status();
    assertEquals("done", status.setUp(), status.complaint());
    assertNotEquals(lab.application().loginPage(), host.http().signIn(ALICE).address().getPath());
  }

  @CoreTest(on = Release.BOOKWORM)
  void itServesAfterAnUpgradeToTrixieAndOfPostgreSql(Lab lab) {
    DebianHost host = lab.serving(Edition.CURRENT);
    host.createsAdministrator(ALICE).orFail();
    host.does("sed -i s/bookworm/trixie/g /etc/apt/sources.list");
    host.updates();

    host.apt("-o Dpkg::Options::=--force-confold full-upgrade").orFail();

    assertEquals("ii", host.dpkgState(lab.application().name().value()));
    assertEquals("ii", host.dpkgState(lab.application().libraries("3.13").value()));
    assertServesWithData(lab, host);

    host.restart();
    assertServesWithData(lab, host);

    // postgresql-17 makes an empty cluster only where there is none of another version.
    host.does("[ ! -e /etc/postgresql/17/main ] || pg_dropcluster --stop 17 main");
    host.does("pg_upgradecluster 15 main");
    host.does("pg_dropcluster 15 main");
    host.does("systemctl restart " + lab.application().service());

    assertServesWithData(lab, host);
    assertTrue(
        host.status().json().path("database").path("cluster").asText().startsWith("17/"),
        host.status().json().toString());
  }
}
