package org.mathesar.deb.install.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Duration;
import org.mathesar.deb.install.product.PackagedApplication;

/** Visitors of the application on a machine. They need Python there, as the application does. */
public final class Visitors {
  static final String PROGRAM = "/usr/local/lib/install-tests/client.py";
  private static final String RUN = "python3 -I " + PROGRAM + " ";

  private final DebianHost host;
  private final PackagedApplication application;

  Visitors(DebianHost host, PackagedApplication application) {
    this.host = host;
    this.application = application;
  }

  /**
   * Looks at a page as a browser does.
   *
   * @param path within the application, such as {@code /auth/login/}
   * @return what comes back
   */
  public Answer get(String path) {
    return get(address(path));
  }

  /**
   * Looks at a page as a browser does.
   *
   * @param address the page
   * @return what comes back
   */
  public Answer get(URI address) {
    return Answer.of(json(host.does(RUN + "get " + Shell.quoted(address.toString()))));
  }

  /**
   * Looks at the login page again and again until it is shown.
   *
   * @param patience how long it may take
   * @return the page
   * @throws AssertionError where it is not shown by then
   */
  public Answer awaitLoginPage(Duration patience) {
    URI page = address(application.loginPage());
    Answer answer =
        Answer.of(
            json(
                host.run(
                        patience.plusSeconds(60),
                        RUN + "await " + Shell.quoted(page.toString()) + " " + patience.toSeconds())
                    .orFail()
                    .out()));
    if (!answer.isOk()) {
      throw new AssertionError(
          "The login page was not shown within "
              + patience.toSeconds()
              + " s: status "
              + answer.status()
              + " "
              + answer.trouble()
              + "\n"
              + host.run(application.name() + " status").said());
    }
    return answer;
  }

  /**
   * Signs in at the login page.
   *
   * @param account who
   * @return what comes back; the login page again where the account is not known
   */
  public Answer signIn(Account account) {
    return signIn(address(application.loginPage()), account);
  }

  /**
   * Signs in at a login page of some address.
   *
   * @param page such as {@code https://data.example.org/auth/login/}
   * @param account who
   * @return what comes back; the login page again where the account is not known
   */
  public Answer signIn(URI page, Account account) {
    return Answer.of(
        json(
            host.does(
                Shell.piped(account.password())
                    + RUN
                    + "sign-in "
                    + Shell.quoted(page.toString())
                    + " "
                    + Shell.quoted(account.name()))));
  }

  /**
   * Starts asking for the login page again and again, each time by a new connection and without
   * waiting for earlier answers. More requests than a busy machine can answer would pile up.
   *
   * @param period how long after one request comes the next
   * @return who asks, until he is closed
   */
  public Poller poll(Duration period) {
    return Poller.start(host, address(application.loginPage()), period);
  }

  /**
   * The address of a page on the machine.
   *
   * @param path within the application
   * @return its address there
   */
  public URI address(String path) {
    return URI.create("http://127.0.0.1:" + application.port() + path);
  }

  static String pollCommand(URI address, String file, Duration period) {
    return RUN
        + "poll "
        + Shell.quoted(address.toString())
        + " "
        + Shell.quoted(file)
        + " "
        + period.toMillis() / 1000.0;
  }

  static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON: " + text, e);
    }
  }
}
