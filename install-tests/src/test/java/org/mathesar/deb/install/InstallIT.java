package org.mathesar.deb.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.mathesar.deb.install.host.Account;
import org.mathesar.deb.install.host.Answer;
import org.mathesar.deb.install.host.DebianHost;
import org.mathesar.deb.install.host.Outcome;
import org.mathesar.deb.install.product.Edition;

/** From nothing to an application that serves. */
class InstallIT {
  private static final Account ALICE = new Account("alice", "Elderflower-Quince-17");
  private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

  @CoreTest
  void itServesAfterOneRunOfAptWithPostgreSql(Lab lab) {
    DebianHost host = lab.host().start();

    host.installs(lab.application().name().value(), "postgresql");

    Answer page = host.http().awaitLoginPage(HALF_A_MINUTE);
    lab.measured("apt's end to first 200", page.waited());
    assertEquals("text/html", page.type());
    assertEquals("active", host.activity(lab.application().service()));
    assertEquals("ii", host.dpkgState(lab.application().name().value()));
    assertEquals("", host.run("dpkg --verify").said());
    assertEquals(
        "",
        host.does("dpkg-query -W -f '${Conffiles}' " + lab.application().name()),
        "conffiles, about which dpkg would ask");
    assertEquals("", host.failedUnits());
    assertTrue(host.createsAdministrator(ALICE).orFail().out().contains("alice"));
    assertTrue(host.status().serving());
    assertEquals(List.of(), host.status().problems());
    host.does(lab.application().name() + " status");
  }

  @InstallTest
  void pagesComeWithTheirStaticFiles(Lab lab) {
    DebianHost host = lab.serving(Edition.CURRENT);

    List<URI> assets = host.http().get(lab.application().loginPage()).assets();

    assertFalse(assets.isEmpty());
    for (URI asset : assets) {
      assertEquals(200, host.http().get(asset).status(), asset.toString());
    }
  }

  @InstallTest
  void anAdministratorCanSignInAndNobodyElse(Lab lab) {
    DebianHost host = lab.serving(Edition.CURRENT);

    host.createsAdministrator(ALICE).orFail();

    assertFalse(host.http().signIn(ALICE).address().getPath().equals(loginPage(lab)));
    Answer refused = host.http().signIn(new Account("alice", "something else"));
    assertTrue(refused.status() >= 400 || refused.address().getPath().equals(loginPage(lab)));
  }

  @InstallTest
  void withoutPostgreSqlItSaysSoAndHealsWhenThatComes(Lab lab) {
    DebianHost host = lab.host().start();

    host.apt("install --no-install-recommends ca-certificates " + lab.application().name())
        .orFail();

    host.await(
        "the page for visitors",
        HALF_A_MINUTE,
        () -> host.http().get(loginPage(lab)).status() == 503);
    assertEquals("ii", host.dpkgState(lab.application().name().value()));
    assertFalse(host.status().serving());
    assertTrue(
        host.status().complaint().contains("apt install postgresql"), host.status().complaint());

    host.installs("postgresql");

    host.http().awaitLoginPage(Duration.ofMinutes(2));
    assertEquals("", host.failedUnits());
  }

  @InstallTest
  void whileAnImageIsBuiltNothingIsStarted(Lab lab) {
    DebianHost host = lab.host().withoutSystemd().start();

    host.installsApplication();

    assertEquals("ii", host.dpkgState(lab.application().name().value()));
    Outcome status = host.run(lab.application().name() + " status");
    assertTrue(status.said().contains("systemd not running"), status.toString());
    assertFalse(host.run("cat /proc/[0-9]*/cmdline 2>/dev/null").out().contains("gunicorn"));
  }

  @InstallTest
  void itServesAgainAfterTheMachineWasRestarted(Lab lab) {
    DebianHost host = lab.serving(Edition.CURRENT);
    host.createsAdministrator(ALICE).orFail();

    host.restart();

    lab.measured("restart to first 200", host.http().awaitLoginPage(HALF_A_MINUTE).waited());
    assertFalse(host.http().signIn(ALICE).address().getPath().equals(loginPage(lab)));
    assertEquals("", host.failedUnits());
  }

  @InstallTest
  void itsServiceMayDoLittle(Lab lab) {
    DebianHost host = lab.serving(Edition.CURRENT);

    host.does("systemd-analyze security --no-pager --threshold=20 " + lab.application().service());
  }

  private static String loginPage(Lab lab) {
    return lab.application().loginPage();
  }
}
