package org.mathesar.deb.install;

import java.time.Duration;
import org.mathesar.deb.install.host.DebianHost;

/** What somebody has entered: a table of the application's role in the application's database. */
final class Harvest {
  private static final String FORGOTTEN = "forgotten";

  private final DebianHost host;
  private final String database;

  private Harvest(DebianHost host, String database) {
    this.host = host;
    this.database = database;
  }

  /** Makes the table, with nothing in it. */
  static Harvest begin(DebianHost host) {
    Harvest harvest = on(host);
    String role = setting(host, "POSTGRES_USER");
    harvest.sql("SET ROLE \"" + role + "\"; CREATE TABLE public.harvest (what text NOT NULL)");
    return harvest;
  }

  /** The table as it is there already, such as from a backup. */
  static Harvest on(DebianHost host) {
    return new Harvest(host, setting(host, "POSTGRES_DB"));
  }

  private static String setting(DebianHost host, String name) {
    return host.does(host.application().name() + " configure --get " + name).strip();
  }

  private String sql(String statements) {
    return host.sql(database, statements);
  }

  Harvest add(String what) {
    sql("INSERT INTO public.harvest VALUES ('" + what + "')");
    return this;
  }

  /** Everything in the table, a line each. */
  String all() {
    return sql("SELECT what FROM public.harvest ORDER BY what").strip();
  }

  /** How many migrations the database has seen. */
  String migrations() {
    return sql("SELECT count(*) FROM django_migrations").strip();
  }

  /** Has every dump of the database wait. */
  void forgetToCommitChange() {
    forgetToCommit("LOCK TABLE public.harvest IN ACCESS EXCLUSIVE MODE");
  }

  /** Has everything wait that changes or drops tables. Dumps do not. */
  void forgetToCommitLook() {
    String tables =
        sql("SELECT string_agg(format('%I.%I', schemaname, tablename), ', ') FROM pg_tables"
                + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')")
            .strip();
    forgetToCommit("LOCK TABLE " + tables + " IN ACCESS SHARE MODE");
  }

  private void forgetToCommit(String statement) {
    host.write("/tmp/forgotten.sql", "BEGIN;\n" + statement + ";\nSELECT pg_sleep(900);\n");
    host.does(
        "cd / && PGAPPNAME="
            + FORGOTTEN
            + " setsid setpriv --reuid=postgres --regid=postgres --init-groups psql -Xq -d "
            + database
            + " </tmp/forgotten.sql >/dev/null 2>&1 &");
    host.await(
        "the lock",
        Duration.ofSeconds(20),
        () ->
            sql("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
                    + " AND application_name = '"
                    + FORGOTTEN
                    + "'")
                .strip()
                .equals("1"));
  }

  /** Ends whoever forgot to commit, so that nobody waits any more. */
  void remember() {
    sql(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '"
            + FORGOTTEN
            + "'");
  }
}
