package org.mathesar.deb.install.host;

/**
 * PostgreSQL of a machine for others on the network: those have to use TLS and a password. Its
 * certificate is by an authority of its own, which no machine knows.
 */
public final class DatabaseServer {
  /** The only name in its certificate. */
  public static final String NAME = "database.example.org";

  private static final String CERTIFICATES =
      "mkdir -p /srv/tls && cd /srv/tls && umask 077"
          + " && openssl req -x509 -newkey rsa:2048 -nodes -days 9 -subj /CN=Authority"
          + " -keyout authority.key -out authority.crt"
          + " && openssl req -newkey rsa:2048 -nodes -subj /CN="
          + NAME
          + " -keyout server.key -out server.csr"
          + " && echo subjectAltName=DNS:"
          + NAME
          + " >names && openssl x509 -req -in server.csr -CA authority.crt -CAkey authority.key"
          + " -CAcreateserial -days 9 -extfile names -out server.crt"
          + " && chown -R postgres:postgres /srv/tls";
  private static final String SETTINGS =
      "ALTER SYSTEM SET listen_addresses = '*';"
          + " ALTER SYSTEM SET ssl = on;"
          + " ALTER SYSTEM SET ssl_cert_file = '/srv/tls/server.crt';"
          + " ALTER SYSTEM SET ssl_key_file = '/srv/tls/server.key';";

  private final DebianHost host;

  private DatabaseServer(DebianHost host) {
    this.host = host;
  }

  /**
   * Opens a machine's PostgreSQL to others.
   *
   * @param host the machine
   * @return the server
   */
  public static DatabaseServer on(DebianHost host) {
    host.does(CERTIFICATES);
    for (String setting : SETTINGS.split(";", -1)) {
      host.sql("postgres", setting);
    }
    host.write(
        host.sql("postgres", "SHOW hba_file").strip(),
        "local all all peer\nhostssl all all all scram-sha-256\n");
    host.does(
        "pg_lsclusters --no-header | while read -r version name rest;"
            + " do pg_ctlcluster \"$version\" \"$name\" restart; done");
    return new DatabaseServer(host);
  }

  /**
   * Has another machine find it by its name.
   *
   * @param client the other machine
   */
  public void isKnownTo(DebianHost client) {
    client.knows(NAME, host);
  }

  /**
   * The certificate of the authority that vouches for it.
   *
   * @return as PEM
   */
  public String authority() {
    return host.file("/srv/tls/authority.crt");
  }

  /**
   * Makes a role.
   *
   * @param role its name and password
   */
  public void makes(Account role) {
    sql(
        "postgres",
        "CREATE ROLE " + role.name() + " LOGIN CREATEDB PASSWORD '" + role.password() + "'");
  }

  /**
   * Makes a database.
   *
   * @param database its name
   * @param owner the role that it belongs to
   */
  public void makes(String database, String owner) {
    sql("postgres", "CREATE DATABASE " + database + " OWNER " + owner);
  }

  /**
   * Runs SQL as its administrator.
   *
   * @param database where
   * @param statements what
   * @return what it printed: values with {@code |} between them
   */
  public String sql(String database, String statements) {
    return host.sql(database, statements);
  }
}
