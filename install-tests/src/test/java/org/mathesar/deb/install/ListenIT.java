package org.mathesar.deb.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import org.mathesar.deb.install.host.Account;
import org.mathesar.deb.install.host.DebianHost;
import org.mathesar.deb.install.host.Outcome;
import org.mathesar.deb.install.product.Edition;

/** Where the application is reached. */
class ListenIT {
  private static final Account ALICE = new Account("alice", "Elderflower-Quince-17");
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private static Outcome listens(DebianHost host, String addresses) {
    return host.configures("LISTEN=" + addresses);
  }

  private static void assertServesAt(DebianHost host, String address, String page) {
    URI wanted = URI.create("http://" + address + page);
    host.await(wanted.toString(), A_MINUTE, () -> host.http().get(wanted).isOk());
  }

  @InstallTest
  void itCanBeOpenedToOthersWithAWordOnTheFirstVisitor(Lab lab) {
    DebianHost host = lab.serving(Edition.CURRENT);
    DebianHost other = lab.host().withPostgreSql().start();
    String page = lab.application().loginPage();
    String address = host.networkAddress() + ":" + lab.application().port();
    host.configures("ALLOWED_HOSTS=127.0.0.1," + host.networkAddress()).orFail();
    host.http().awaitLoginPage(A_MINUTE);
    assertEquals(0, other.http().get(URI.create("http://" + address + page)).status());

    Outcome opened = listens(host, "0.0.0.0:" + lab.application().port()).orFail();

    assertTrue(opened.err().contains("first visitor"), opened.toString());
    assertTrue(opened.err().contains("create-admin"), opened.toString());
    assertServesAt(other, address, page);

    host.createsAdministrator(ALICE).orFail();
    listens(host, "127.0.0.1:" + lab.application().port()).orFail();
    Outcome again = listens(host, "0.0.0.0:" + lab.application().port()).orFail();

    assertFalse(again.said().contains("first visitor"), again.toString());
    assertServesAt(other, address, page);
  }

  @InstallTest
  void itListensByIpv6AndBySocketAndKeepsItsAddressWhereAnotherIsTaken(Lab lab) {
    DebianHost host = lab.host().withPostgreSql().withIpv6().start();
    host.installsApplication();
    host.http().awaitLoginPage(A_MINUTE);
    String name = lab.application().name().value();
    String page = lab.application().loginPage();
    int port = lab.application().port();

    listens(host, "[::1]:" + port + ",127.0.0.1:" + port).orFail();

    assertServesAt(host, "[::1]:" + port, page);
    assertServesAt(host, "127.0.0.1:" + port, page);

    String socket = "/run/" + name + "/web.socket";
    listens(host, socket).orFail();

    host.await("the status", A_MINUTE, () -> host.status().serving());
    host.does(
        "curl --fail --location --silent --unix-socket " + socket + " http://localhost" + page);

    listens(host, "127.0.0.1:8098").orFail();
    assertServesAt(host, "127.0.0.1:8098", page);
    host.does(
        "setsid python3 -m http.server --bind 127.0.0.1 8099 </dev/null >/dev/null 2>&1 &"
            + " until curl --silent --output /dev/null http://127.0.0.1:8099; do sleep 0.1; done");
    Outcome refused = listens(host, "127.0.0.1:8099");

    assertFalse(refused.isSuccess(), refused.toString());
    assertTrue(refused.err().contains("127.0.0.1:8099 cannot be listened at"), refused.toString());
    assertServesAt(host, "127.0.0.1:8098", page);
    assertEquals("", host.failedUnits());

    Outcome nonsense = listens(host, "everywhere");

    assertEquals(2, nonsense.exit(), nonsense.toString());
    assertServesAt(host, "127.0.0.1:8098", page);

    host.configures("--unset LISTEN").orFail();
    host.http().awaitLoginPage(A_MINUTE);
  }
}
