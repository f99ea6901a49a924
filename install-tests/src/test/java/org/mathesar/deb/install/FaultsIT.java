package org.mathesar.deb.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.mathesar.deb.install.host.Account;
import org.mathesar.deb.install.host.DebianHost;
import org.mathesar.deb.install.host.Outcome;
import org.mathesar.deb.install.host.Status;
import org.mathesar.deb.install.product.Edition;

/** Set-ups that go wrong: dpkg is content all the same, nothing is lost, and the next one heals. */
class FaultsIT {
  private static final Account ALICE = new Account("alice", "Elderflower-Quince-17");
  private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

  private static DebianHost inUse(Lab lab) {
    lab.require(Edition.PREVIOUS);
    DebianHost host = lab.serving(Edition.PREVIOUS);
    host.createsAdministrator(ALICE).orFail();
    return host;
  }

  private static String database(Lab lab, DebianHost host) {
    return host.does(lab.application().name() + " configure --get POSTGRES_DB").strip();
  }

  /** Has PostgreSQL do something after each change of a table, as a part of it. */
  private static void disturbMigrations(Lab lab, DebianHost host, String statement) {
    host.sql(
        database(lab, host),
        "CREATE FUNCTION public.disturb() RETURNS event_trigger LANGUAGE plpgsql AS"
            + " $$ BEGIN "
            + statement
            + "; END $$;"
            + " CREATE EVENT TRIGGER disturb ON ddl_command_end WHEN TAG IN ('ALTER TABLE')"
            + " EXECUTE FUNCTION public.disturb();");
  }

  private static void assertHealed(Lab lab, DebianHost host) {
    host.http().awaitLoginPage(TWO_MINUTES);
    Status status = host.status();
    assertEquals("done", status.setUp(), status.complaint());
    assertEquals(lab.application().version().toString(), status.setUpVersion());
    assertNotEquals(lab.application().loginPage(), host.http().signIn(ALICE).address().getPath());
  }

  @InstallTest
  void aMigrationThatFailsIsExplainedAndCanBeRepeated(Lab lab) {
    DebianHost host = inUse(lab);
    disturbMigrations(lab, host, "RAISE EXCEPTION 'the cellar is flooded'");

    host.offers(Edition.CURRENT);
    host.upgradesApplication();

    host.await("the end of the set-up", TWO_MINUTES, () -> host.status().setUp().equals("failed"));
    assertEquals("ii", host.dpkgState(lab.application().name().value()));
    assertEquals(503, host.http().get(lab.application().loginPage()).status());
    assertTrue(host.status().complaint().contains("migration"), host.status().complaint());
    assertTrue(host.journal(lab.application().setUp()).contains("the cellar is flooded"));

    host.sql(database(lab, host), "DROP EVENT TRIGGER disturb");
    host.does(lab.application().name() + " setup");

    assertHealed(lab, host);
  }

  @InstallTest
  void aMigrationThatWasKilledIsRepeated(Lab lab) {
    DebianHost host = inUse(lab);
    disturbMigrations(lab, host, "PERFORM pg_sleep(10)");
    host.offers(Edition.CURRENT);
    host.upgradesApplication();
    host.await("the migration", TWO_MINUTES, () -> host.isRunning("manage.py migrate"));

    host.kill(lab.application().setUp());

    host.await(
        "the set-up's end", Duration.ofSeconds(20), () -> host.status().setUp().equals("failed"));
    assertTrue(host.status().complaint().contains("ended"), host.status().complaint());
    assertEquals("ii", host.dpkgState(lab.application().name().value()));
    assertFalse(host.status().serving());
    assertHealed(lab, host);
  }

  @InstallTest
  void twoSetUpsAtOnceDoNotDisturbEachOther(Lab lab) {
    DebianHost host = inUse(lab);
    host.does("systemctl stop " + lab.application().service() + " " + lab.application().socket());
    host.offers(Edition.CURRENT);
    host.does("systemctl mask " + lab.application().setUp());
    host.upgradesApplication();
    String name = lab.application().name().value();

    Outcome both =
        host.run(
            name
                + " setup & first=$!; "
                + name
                + " setup & second=$!; wait $first && wait $second");

    assertTrue(both.isSuccess(), both.toString());
    assertTrue(both.toString().contains("Waiting for another set-up"), both.toString());
    host.does("systemctl unmask " + lab.application().setUp());
    host.does("systemctl start " + lab.application().socket());
    assertHealed(lab, host);
  }
}
