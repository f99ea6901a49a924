package org.mathesar.deb.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.mathesar.deb.install.host.Account;
import org.mathesar.deb.install.host.DatabaseServer;
import org.mathesar.deb.install.host.DebianHost;
import org.mathesar.deb.install.host.Status;
import org.mathesar.deb.install.product.Edition;
import org.mathesar.deb.install.release.Release;
import org.opentest4j.TestAbortedException;

/** Where the application's database is, and what keeps it from there. */
class DatabaseIT {
  private static final Account ALICE = new Account("alice", "Elderflower-Quince-17");
  private static final Account COOK = new Account("cook", "Juniper-Medlar-23");
  private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

  /** Waits until the status names a cure. */
  private static void assertCure(Lab lab, DebianHost host, String... words) {
    host.await(
        "a status with " + List.of(words),
        TWO_MINUTES,
        () -> {
          Status status = host.status();
          return !status.serving()
              && List.of(words).stream().allMatch(status.complaint()::contains);
        });
    assertEquals("ii", host.dpkgState(lab.application().name().value()));
  }

  private static void entersPassword(Lab lab, DebianHost host, String password) {
    host.does(
        "printf '%s\\n' '"
            + password
            + "' | "
            + lab.application().name()
            + " configure --secret POSTGRES_PASSWORD");
  }

  @InstallTest
  void eachReasonOfAnotherServerToRefuseHasItsCure(Lab lab) {
    DebianHost other = lab.host().withPostgreSql().start();
    DatabaseServer server = DatabaseServer.on(other);
    server.makes(COOK);
    server.sql("postgres", "CREATE DATABASE larder");
    // As PostgreSQL 15 and later have it from the start.
    server.sql("larder", "REVOKE CREATE ON SCHEMA public FROM PUBLIC");
    DebianHost host = lab.host().withPostgreSql().start();
    server.isKnownTo(host);
    host.preseeds(
        "database-server select other",
        "database-host string " + DatabaseServer.NAME,
        "database-port string 5433",
        "database-name string cellar",
        "database-user string cook",
        "database-password password mistaken",
        "database-tls select disable",
        "hosts string 127.0.0.1");

    host.installsApplication();

    assertCure(lab, host, "Cannot reach", "listen_addresses");

    host.configures("--unset POSTGRES_PORT").orFail();
    assertCure(lab, host, "POSTGRES_SSLMODE=require");

    host.configures("POSTGRES_SSLMODE=verify-full").orFail();
    assertCure(lab, host, "configure PGSSLROOTCERT=FILE");

    String authority = "/etc/" + lab.application().name() + "/authority.crt";
    host.write(authority, server.authority());
    host.does("chmod 644 " + authority);
    host.configures("PGSSLROOTCERT=" + authority).orFail();
    assertCure(lab, host, "configure --secret POSTGRES_PASSWORD");

    entersPassword(lab, host, COOK.password());
    assertCure(lab, host, "CREATE DATABASE \"cellar\" OWNER \"cook\"");

    host.configures("POSTGRES_DB=larder").orFail();
    assertCure(lab, host, "may not make tables", "ALTER DATABASE \"larder\" OWNER TO \"cook\"");
    host.reconfigures();

    server.sql("postgres", "ALTER DATABASE larder OWNER TO cook");
    server.sql("larder", "GRANT CREATE ON SCHEMA public TO cook");
    host.configures("POSTGRES_HOST=" + other.networkAddress()).orFail();
    assertCure(lab, host, "verify-ca instead of verify-full");

    host.configures("POSTGRES_HOST=" + DatabaseServer.NAME).orFail();
    host.http().awaitLoginPage(TWO_MINUTES);
    host.createsAdministrator(ALICE).orFail();
    assertNotEquals(lab.application().loginPage(), host.http().signIn(ALICE).address().getPath());
    assertEquals(
        "0", host.sql("postgres", "SELECT count(*) FROM pg_roles WHERE rolname = 'cook'").strip());
  }

  @InstallTest
  void bySocketItNeedsNoPassword(Lab lab) {
    DebianHost host = lab.host().withPostgreSql().start();
    host.preseeds("database-server select other", "database-host string /var/run/postgresql");

    host.installsApplication();

    host.http().awaitLoginPage(TWO_MINUTES);
    String secrets = host.file("/etc/" + lab.application().name() + "/secrets.env");
    assertFalse(secrets.contains("POSTGRES_PASSWORD"), "there is a password");
    assertEquals(
        "t",
        host.sql(
                "postgres",
                "SELECT rolpassword IS NULL FROM pg_authid WHERE rolcanlogin AND rolname <> 'postgres'")
            .strip());
  }

  @InstallTest
  void aDatabaseThatIsGoneIsMissedAndFoundInAnotherCluster(Lab lab) {
    DebianHost host = lab.serving(Edition.CURRENT);
    host.createsAdministrator(ALICE).orFail();
    String name = lab.application().name().value();
    String database = host.does(name + " configure --get POSTGRES_DB").strip();
    String server = host.does("pg_lsclusters --no-header | cut -d ' ' -f 1").strip();
    host.does("runuser -u postgres -- pg_dumpall --file=/var/lib/postgresql/all.sql");
    host.sql("postgres", "DROP DATABASE " + database + " WITH (FORCE)");
    host.does("systemctl restart " + lab.application().service());

    assertCure(lab, host, "is in none of", "setup --start-empty");
    assertEquals("0", databases(host, database));

    host.does("pg_createcluster --start --port=5999 " + server + " second");
    host.does(
        "runuser -u postgres -- psql --quiet --cluster="
            + server
            + "/second --file=/var/lib/postgresql/all.sql");
    host.does("pg_dropcluster --stop " + server + " main");
    host.does(name + " setup");

    host.http().awaitLoginPage(TWO_MINUTES);
    Status status = host.status();
    assertEquals(server + "/second", status.json().path("database").path("cluster").asText());
    assertEquals(5999, status.json().path("database").path("port").asInt());
    assertNotEquals(lab.application().loginPage(), host.http().signIn(ALICE).address().getPath());

    host.sql("postgres", "DROP DATABASE " + database + " WITH (FORCE)");
    host.does(name + " setup --start-empty");

    host.http().awaitLoginPage(TWO_MINUTES);
    assertEquals("1", databases(host, database));
    assertEquals(lab.application().loginPage(), host.http().signIn(ALICE).address().getPath());
  }

  private static String databases(DebianHost host, String name) {
    return host.sql("postgres", "SELECT count(*) FROM pg_database WHERE datname = '" + name + "'")
        .strip();
  }

  @CoreTest(on = Release.BOOKWORM)
  void aServerThatIsTooOldIsNamed(Lab lab) {
    DebianHost host = lab.host().start();
    host.write(
        "/etc/apt/sources.list.d/older.list", "deb http://deb.debian.org/debian bullseye main\n");
    host.apt("update");
    if (!host.run("apt-cache show postgresql-13").isSuccess()) {
      throw new TestAbortedException("Debian 11, which has PostgreSQL 13, cannot be had any more");
    }
    host.installs("postgresql-13");

    host.apt("install --no-install-recommends ca-certificates " + lab.application().name())
        .orFail();

    assertCure(lab, host, "needs PostgreSQL 14 or newer", "13/main");
    assertTrue(host.sql("postgres", "SELECT datname FROM pg_database").contains("postgres"));

    host.installs("postgresql-15");
    host.does("pg_lsclusters 15 main || pg_createcluster --start 15 main");
    host.does(lab.application().name() + " setup");
    host.http().awaitLoginPage(TWO_MINUTES);
  }
}
