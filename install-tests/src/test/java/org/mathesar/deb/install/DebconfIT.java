package org.mathesar.deb.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.mathesar.deb.install.host.Account;
import org.mathesar.deb.install.host.DatabaseServer;
import org.mathesar.deb.install.host.DebianHost;
import org.mathesar.deb.install.host.Outcome;
import org.mathesar.deb.install.product.Edition;

/** Answers to the questions of the installation, and settings that were edited. */
class DebconfIT {
  private static final Account COOK = new Account("cook", "Juniper-Medlar-23");
  private static final Account GARDENER = new Account("gardener", "Sorrel-Damson-31");
  private static final Duration TWO_MINUTES = Duration.ofMinutes(2);
  private static final String A_QUESTION = "Where is the PostgreSQL server";

  private static String settings(Lab lab) {
    String name = lab.application().name().value();
    return "/etc/" + name + "/" + name + ".env";
  }

  private static String listens(Lab lab, DebianHost host) {
    return host.does("systemctl show --property=Listen --value " + lab.application().socket())
        .strip();
  }

  private static int migrations(DatabaseServer server, String database) {
    return Integer.parseInt(server.sql(database, "SELECT count(*) FROM django_migrations").strip());
  }

  private static void assertIsNotInDebconf(DebianHost host, String secret) {
    Outcome found = host.run("grep -rlF -- '" + secret + "' /var/cache/debconf");
    assertEquals("", found.said());
  }

  @InstallTest
  void anInstallationTakesTheAnswersGivenBeforehand(Lab lab) {
    DatabaseServer server = DatabaseServer.on(lab.host().withPostgreSql().start());
    server.makes(COOK);
    server.makes("larder", COOK.name());
    DebianHost host = lab.host().withPostgreSql().start();
    server.isKnownTo(host);
    int port = lab.application().port();
    host.preseeds(
        "database-server select other",
        "database-host string " + DatabaseServer.NAME,
        "database-port string 5432",
        "database-name string larder",
        "database-user string " + COOK.name(),
        "database-password password " + COOK.password(),
        "database-tls select require",
        "hosts string data.example.org,127.0.0.1",
        "listen string 0.0.0.0:" + port);

    host.installsApplication();

    host.http().awaitLoginPage(TWO_MINUTES);
    assertTrue(migrations(server, "larder") > 0);
    assertEquals("0.0.0.0:" + port + " (Stream)", listens(lab, host));
    host.does(
        "curl --fail --silent --header 'Host: data.example.org' --output /dev/null "
            + host.http().address(lab.application().loginPage()));
    assertEquals(
        "0",
        host.sql("postgres", "SELECT count(*) FROM pg_database WHERE datname = 'larder'").strip());
    assertIsNotInDebconf(host, COOK.password());

    server.makes(GARDENER);
    server.makes("orchard", GARDENER.name());
    host.run(
            "printf '%s\\n' "
                + GARDENER.password()
                + " | "
                + lab.application().name()
                + " configure POSTGRES_DB=orchard POSTGRES_USER=gardener LISTEN=127.0.0.1:"
                + port
                + " ALLOWED_HOSTS=127.0.0.1 --secret POSTGRES_PASSWORD")
        .orFail();

    host.http().awaitLoginPage(TWO_MINUTES);
    assertTrue(migrations(server, "orchard") > 0);
    assertEquals("127.0.0.1:" + port + " (Stream)", listens(lab, host));
  }

  @InstallTest
  void wrongAnswersAreLeftOutAndNamedAndTheOthersCount(Lab lab) {
    DebianHost host = lab.host().withPostgreSql().start();
    host.preseeds(
        "database-server select other",
        "database-host string /var/run/postgresql",
        "database-port string abc",
        "database-tls select strict",
        "hosts string data.example.org,127.0.0.1",
        "listen string everywhere");

    host.installsApplication();

    host.http().awaitLoginPage(TWO_MINUTES);
    assertEquals("ii", host.dpkgState(lab.application().name().value()));
    String complaint = host.status().complaint();
    assertTrue(complaint.contains("POSTGRES_PORT cannot be 'abc'"), complaint);
    assertTrue(complaint.contains("LISTEN cannot be 'everywhere'"), complaint);
    String written = host.file(settings(lab));
    assertTrue(written.contains("\nPOSTGRES_HOST=/var/run/postgresql\n"), written);
    // debconf itself takes the first choice instead of a word that is none of them.
    assertTrue(written.contains("\nPOSTGRES_SSLMODE=verify-full\n"), written);
    assertTrue(written.contains("\nALLOWED_HOSTS=data.example.org,127.0.0.1\n"), written);

    host.configures("WEB_CONCURRENCY=2").orFail();

    host.http().awaitLoginPage(TWO_MINUTES);
    assertFalse(host.status().complaint().contains("cannot be"), host.status().complaint());
  }

  @InstallTest
  void whatWasEditedWinsOverOlderAnswersAndNewOnesOverIt(Lab lab) {
    lab.require(Edition.PREVIOUS);
    DebianHost host = lab.host().withPostgreSql().offering(Edition.PREVIOUS).start();
    host.preseeds("hosts string old.example.org,127.0.0.1");
    host.installsApplication();
    host.http().awaitLoginPage(TWO_MINUTES);
    host.does(
        "sed -i s/old.example.org/edited.example.org/ "
            + settings(lab)
            + " && printf '\\n# mine\\n WEB_CONCURRENCY = \"2\"\\n' >>"
            + settings(lab));
    String edited = host.snapshot("/etc/" + lab.application().name());

    host.offers(Edition.CURRENT);
    host.upgradesApplication();

    host.http().awaitLoginPage(TWO_MINUTES);
    assertEquals(edited, host.snapshot("/etc/" + lab.application().name()));

    host.reconfigures();

    host.http().awaitLoginPage(TWO_MINUTES);
    assertEquals(edited, host.snapshot("/etc/" + lab.application().name()));

    String process = mainProcess(lab, host);
    host.preseeds("hosts string new.example.org,127.0.0.1", "listen string 127.0.0.2:8099");
    host.reconfigures();

    assertNotEquals(process, mainProcess(lab, host));
    String written = host.file(settings(lab));
    assertTrue(written.contains("\nALLOWED_HOSTS=new.example.org,127.0.0.1\n"), written);
    assertTrue(written.contains("\n# mine\n WEB_CONCURRENCY = \"2\"\n"), written);
    assertEquals("127.0.0.2:8099 (Stream)", listens(lab, host));

    host.configures("--unset LISTEN ALLOWED_HOSTS=127.0.0.1").orFail();
    host.reconfigures();

    host.http().awaitLoginPage(TWO_MINUTES);
    assertTrue(host.file(settings(lab)).contains("\nALLOWED_HOSTS=127.0.0.1\n"));
  }

  private static String mainProcess(Lab lab, DebianHost host) {
    return host.does("systemctl show --property=MainPID --value " + lab.application().service());
  }

  /** Runs a command with a terminal, on which what comes from its standard input is typed. */
  private static String onTerminal(String command) {
    return "script --quiet --return --command '" + command + "' /dev/null";
  }

  @InstallTest
  void nothingIsAskedUnlessSomebodyWantsToBe(Lab lab) {
    DebianHost host = lab.host().withPostgreSql().start();
    String name = lab.application().name().value();

    Outcome installed =
        host.run(
                Duration.ofMinutes(10),
                onTerminal(
                    "DEBIAN_FRONTEND=readline apt-get -q -y -o Dpkg::Use-Pty=0 install " + name))
            .orFail();

    assertFalse(installed.said().contains(A_QUESTION), installed.toString());
    host.http().awaitLoginPage(TWO_MINUTES);

    Outcome asked =
        host.run(
                "printf '1\\ndata.example.org,127.0.0.1\\n\\n' | "
                    + onTerminal("dpkg-reconfigure -freadline -plow " + name))
            .orFail();

    assertTrue(asked.said().contains(A_QUESTION), asked.toString());
    host.http().awaitLoginPage(TWO_MINUTES);
    String written = host.file(settings(lab));
    assertTrue(written.contains("\nALLOWED_HOSTS=data.example.org,127.0.0.1\n"), written);
    assertFalse(written.contains("\nPOSTGRES_HOST="), written);
  }
}
