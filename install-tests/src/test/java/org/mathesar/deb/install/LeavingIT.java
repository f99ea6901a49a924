package org.mathesar.deb.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mathesar.deb.install.host.Account;
import org.mathesar.deb.install.host.DebianHost;
import org.mathesar.deb.install.host.Outcome;
import org.mathesar.deb.install.product.Edition;

/** Removing, coming back and purging. */
class LeavingIT {
  private static final Account ALICE = new Account("alice", "Elderflower-Quince-17");
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  /** Where apt, dpkg, debconf, ucf, PostgreSQL and the journal keep what they did. */
  private static final List<String> NOT_LOOKED_AT =
      List.of(
          "/var/lib/apt/lists/*",
          "/var/cache/apt/*",
          "/var/lib/dpkg/*-old",
          "/var/cache/debconf/*-old",
          "/var/lib/ucf/*",
          "/var/lib/postgresql/*/*/*",
          "/var/log/*",
          "/proc/*",
          "/sys/*");

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

  @InstallTest
  void whatWasRemovedComesBackWithEverythingThatWasInIt(Lab lab) {
    DebianHost host = inUse(lab);
    String media = "/var/lib/" + lab.application().name() + "/media";
    host.does("printf picture >" + media + "/apple.png");
    String before = host.snapshot("/etc/" + lab.application().name(), media);

    host.removesApplication();

    assertNothingRuns(lab, host);
    assertEquals("rc", host.dpkgState(lab.application().name().value()));
    assertEquals(before, host.snapshot("/etc/" + lab.application().name(), media));

    host.installsApplication();

    host.http().awaitLoginPage(A_MINUTE);
    assertEquals(before, host.snapshot("/etc/" + lab.application().name(), media));
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

  /** Everything in files and in PostgreSQL that has a name, a line each. */
  private static Set<String> everything(DebianHost host) {
    String all =
        host.does(
            "find / -xdev "
                + NOT_LOOKED_AT.stream()
                    .map(path -> "-path '" + path + "' -prune -o ")
                    .collect(Collectors.joining())
                + "-print; getent passwd; getent group");
    String cluster =
        host.sql(
            "postgres",
            "SELECT 'role ' || rolname FROM pg_roles"
                + " UNION SELECT 'database ' || datname FROM pg_database");
    return Stream.concat(all.lines(), cluster.lines())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @InstallTest
  void aPurgeThatIsToldToDropLeavesNothing(Lab lab) {
    DebianHost host = lab.host().withPostgreSql().start();
    String name = lab.application().name().value();
    Set<String> before = everything(host);
    host.installsApplication();
    host.http().awaitLoginPage(A_MINUTE);
    host.createsAdministrator(ALICE).orFail();
    host.configures("LISTEN=0.0.0.0:" + lab.application().port()).orFail();
    host.does(name + " backup");
    host.does("systemctl enable --now " + name + "-backup.timer");
    host.does("printf picture >/var/lib/" + name + "/media/apple.png");

    host.preseeds("purge select drop");
    Outcome purged = host.apt("purge --autoremove " + name).orFail();

    assertNothingRuns(lab, host);
    Set<String> added = new TreeSet<>(everything(host));
    added.removeAll(before);
    assertEquals(Set.of(), added, purged.toString());
    assertEquals("", host.run("debconf-show " + name).out());
    assertEquals("", host.run("grep -h " + name + "/ /var/cache/debconf/*.dat").out());
    assertEquals("", host.run("systemctl list-unit-files --no-legend '" + name + "*'").out());
  }

  @InstallTest
  void aPurgeThatIsToldToDropKeepsTheDatabasesOfOthersAndNamesWhatItCannotReach(Lab lab) {
    DebianHost host = inUse(lab);
    String name = lab.application().name().value();
    String role = host.does(name + " configure --get POSTGRES_USER").strip();
    String database = host.does(name + " configure --get POSTGRES_DB").strip();
    host.sql("postgres", "CREATE DATABASE beans OWNER " + role);

    host.preseeds("purge select drop");
    Outcome purged = host.apt("purge " + name).orFail();

    assertTrue(purged.said().contains("were kept"), purged.toString());
    assertTrue(purged.said().contains("beans"), purged.toString());
    assertEquals("beans", ownedBy(host, role));

    host.installsApplication();

    host.http().awaitLoginPage(A_MINUTE);
    assertEquals(lab.application().loginPage(), host.http().signIn(ALICE).address().getPath());
    host.does("systemctl stop postgresql");
    host.preseeds("purge select drop");
    Outcome again = host.apt("purge " + name).orFail();

    assertTrue(again.said().contains("DROP DATABASE \"" + database + "\""), again.toString());
    assertEquals("un", host.dpkgState(name));
    assertEquals("", host.snapshot("/etc/" + name, "/var/lib/" + name, "/var/backups/" + name));
    host.does("systemctl start postgresql");
    host.await(
        "PostgreSQL", A_MINUTE, () -> host.run("runuser -u postgres -- psql -c ''").isSuccess());
    assertEquals("beans\n" + database, ownedBy(host, role));
  }

  private static String ownedBy(DebianHost host, String role) {
    return host.sql(
            "postgres",
            "SELECT datname FROM pg_database WHERE pg_get_userbyid(datdba) = '"
                + role
                + "' ORDER BY datname")
        .strip();
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
