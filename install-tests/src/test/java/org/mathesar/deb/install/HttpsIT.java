package org.mathesar.deb.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import org.mathesar.deb.install.host.Account;
import org.mathesar.deb.install.host.Answer;
import org.mathesar.deb.install.host.DebianHost;
import org.mathesar.deb.install.host.Diagnosis;
import org.mathesar.deb.install.product.Edition;

/** A web server in front, put there and taken away by one command. */
class HttpsIT {
  private static final Account ALICE = new Account("alice", "Elderflower-Quince-17");
  private static final String DOMAIN = "data.example.org";
  private static final String OWN = " --certificate /root/own.crt --key /root/own.key";

  private static String enable(Lab lab) {
    return lab.application().name() + " enable-https " + DOMAIN;
  }

  private static DebianHost servingBehind(Lab lab, String server) {
    DebianHost host = lab.serving(Edition.CURRENT);
    host.installs(server);
    host.does("echo 127.0.0.1 " + DOMAIN + " >>/etc/hosts");
    return host;
  }

  /** Makes a certificate of its own that this machine trusts. */
  private static void makeCertificate(DebianHost host) {
    host.does(
        "openssl req -x509 -newkey rsa:2048 -nodes -days 90 -subj /CN="
            + DOMAIN
            + " -addext subjectAltName=DNS:"
            + DOMAIN
            + " -addext keyUsage=critical,digitalSignature,keyCertSign"
            + " -keyout /root/own.key -out /root/own.crt");
    trust(host, "/root/own.crt");
  }

  private static void trust(DebianHost host, String certificate) {
    host.does(
        "cp " + certificate + " /usr/local/share/ca-certificates/own.crt; update-ca-certificates");
  }

  private static String everything(Lab lab, DebianHost host) {
    String name = lab.application().name().value();
    return host.snapshot(
            "/etc/nginx", "/etc/caddy", "/etc/" + name, "/etc/systemd/system", "/var/lib/" + name)
        // What the set-up writes down at every start of the service.
        .replaceAll("(?m)^.*/state/(setup\\.json|database\\.json|version) .*\n", "");
  }

  private static String process(DebianHost host, String unit) {
    return host.does("systemctl show --property MainPID --value " + unit).strip();
  }

  private static void assertFormsWork(Lab lab, DebianHost host) {
    URI page = URI.create("https://" + DOMAIN + lab.application().loginPage());
    host.await("HTTPS", Duration.ofSeconds(30), () -> host.http().get(page).isOk());
    Answer answer = host.http().signIn(page, ALICE);
    assertTrue(answer.isOk(), answer.toString());
    assertEquals("https", answer.address().getScheme());
    assertNotEquals(lab.application().loginPage(), answer.address().getPath());
  }

  @InstallTest
  void nginxServesWithACertificateOfOnesOwn(Lab lab) {
    DebianHost host = servingBehind(lab, "nginx");
    makeCertificate(host);
    String before = everything(lab, host);
    String process = process(host, "nginx");

    Refusals.assertRefused(host.run(enable(lab) + OWN), "no administrator", "create-admin");
    host.createsAdministrator(ALICE).orFail();
    Refusals.assertRefused(host.run(enable(lab)), "--certificate");
    host.does("echo junk >/root/junk");
    Refusals.assertRefused(
        host.run(enable(lab) + " --certificate /root/junk --key /root/junk"), "put back");
    assertEquals(before, everything(lab, host));

    host.does(enable(lab) + OWN);

    assertFormsWork(lab, host);
    assertEquals(process, process(host, "nginx"));
    Diagnosis well = host.diagnosis();
    assertTrue(well.healthy(), well.complaint());
    assertFalse(well.complaint().contains(DOMAIN), well.complaint());

    host.does(lab.application().name() + " disable-https");

    assertEquals(before, everything(lab, host));
    assertEquals(process, process(host, "nginx"));
  }

  @InstallTest
  void aSiteOfNginxThatWasEditedIsFoundWrongAndKept(Lab lab) {
    DebianHost host = servingBehind(lab, "nginx");
    makeCertificate(host);
    host.createsAdministrator(ALICE).orFail();
    host.does(enable(lab) + OWN);
    assertFormsWork(lab, host);
    String site = "/etc/nginx/sites-available/" + lab.application().name() + "-" + DOMAIN;
    host.does("sed -i /X-Forwarded-Proto/d " + site + "; systemctl reload nginx");

    host.await("the doctor to find it", Duration.ofSeconds(20), () -> !host.diagnosis().healthy());
    Diagnosis.Finding found = host.diagnosis().of("problem").get(0);
    assertEquals("HTTPS", found.check());
    assertTrue(found.sentence().contains("403, CSRF"), found.toString());
    assertTrue(found.cure().contains("X-Forwarded-Proto"), found.toString());
    Refusals.assertRefused(
        host.run(lab.application().name() + " disable-https"), site, "was changed", "--force");
    Refusals.assertRefused(host.run(enable(lab) + OWN), site, "--force");

    host.does(enable(lab) + OWN + " --force");

    assertFormsWork(lab, host);
    assertTrue(host.diagnosis().healthy(), () -> host.diagnosis().complaint());

    host.purgesApplication();

    assertEquals("", host.does("find /etc/nginx -name '*" + DOMAIN + "*'"));
    host.does("nginx -t");
    assertEquals("active", host.activity("nginx"));
    host.await(
        "nginx to give port 443 back",
        Duration.ofSeconds(30),
        () -> !host.run("grep -hi ':01BB .* 0A ' /proc/net/tcp /proc/net/tcp6").isSuccess());
  }

  @InstallTest
  void caddyServesWithoutBeingRestarted(Lab lab) {
    DebianHost host = servingBehind(lab, "caddy");
    host.createsAdministrator(ALICE).orFail();
    host.does(
        "printf '{\\n\\tlocal_certs\\n\\tskip_install_trust\\n}\\n' | cat - /etc/caddy/Caddyfile"
            + " >/root/Caddyfile && cat /root/Caddyfile >/etc/caddy/Caddyfile;"
            + " systemctl restart caddy");
    String before = everything(lab, host);
    String process = process(host, "caddy");

    host.does(enable(lab));

    host.await(
        "the certificate of Caddy's authority",
        Duration.ofSeconds(30),
        () ->
            host.run("test -s /var/lib/caddy/.local/share/caddy/pki/authorities/local/root.crt")
                .isSuccess());
    trust(host, "/var/lib/caddy/.local/share/caddy/pki/authorities/local/root.crt");
    assertFormsWork(lab, host);
    assertEquals(process, process(host, "caddy"));

    host.does(lab.application().name() + " disable-https");

    assertEquals(before, everything(lab, host));

    host.does(enable(lab));
    host.purgesApplication();

    assertFalse(host.file("/etc/caddy/Caddyfile").contains("import"), "the line is left");
    assertEquals("", host.does("find /etc/caddy -name '*" + DOMAIN + "*'"));
    host.does("runuser -u caddy -- caddy validate --config /etc/caddy/Caddyfile");
    assertEquals(process, process(host, "caddy"));
  }
}
