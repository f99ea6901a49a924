package org.mathesar.deb.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.mathesar.deb.install.host.Account;
import org.mathesar.deb.install.host.DebianHost;
import org.mathesar.deb.install.host.Diagnosis;
import org.mathesar.deb.install.host.Diagnosis.Finding;
import org.mathesar.deb.install.host.Outcome;
import org.mathesar.deb.install.product.Edition;

/** The doctor finds nothing where nothing is wrong, and each fault with what cures it. */
class DoctorIT {
  private static final Account ALICE = new Account("alice", "Elderflower-Quince-17");
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  /** Something that is made wrong, what is said of it, and how it is made right again. */
  private record Fault(
      String breaking, String severity, String sentence, String cure, String mending) {
    void isFoundOn(DebianHost host) {
      host.does(breaking);
      Outcome seen = host.run(host.application().name() + " doctor");
      Diagnosis diagnosis = host.diagnosis();
      host.does(mending);

      assertFalse(seen.said().contains("Traceback"), seen.toString());
      assertEquals(severity.equals("problem"), !seen.isSuccess(), seen.toString());
      assertEquals(seen.isSuccess(), diagnosis.healthy());
      List<Finding> found =
          diagnosis.of(severity).stream()
              .filter(each -> each.sentence().contains(sentence))
              .toList();
      assertEquals(1, found.size(), () -> breaking + ": " + diagnosis.complaint());
      assertTrue(found.get(0).cure().contains(cure), found.toString());
      assertTrue(seen.out().contains(found.get(0).sentence()), seen.toString());
    }
  }

  private static DebianHost inUse(Lab lab) {
    DebianHost host = lab.serving(Edition.CURRENT);
    host.createsAdministrator(ALICE).orFail();
    return host;
  }

  private static void awaitHealth(DebianHost host) {
    host.http().awaitLoginPage(A_MINUTE);
    host.await("a healthy machine", A_MINUTE, () -> host.diagnosis().healthy());
  }

  @InstallTest
  void aHealthyMachineHasNothingToComplainOf(Lab lab) {
    DebianHost host = inUse(lab);
    String name = lab.application().name().value();

    Outcome asRoot = host.run(name + " doctor");
    Outcome asService = host.runAs(name, name + " doctor");
    Outcome asAnybody = host.runAs("nobody", name + " doctor");
    Diagnosis diagnosis = host.diagnosis();

    assertTrue(asRoot.isSuccess(), asRoot.toString());
    assertTrue(diagnosis.healthy());
    assertEquals(List.of(), diagnosis.of("problem"));
    assertEquals(List.of(), diagnosis.of("skipped"));
    assertTrue(asService.isSuccess(), asService.toString());
    assertFalse(asService.said().contains("Traceback"), asService.toString());
    Refusals.assertRefused(asAnybody, "run it with sudo");

    host.does(name + " backup");

    assertFalse(
        host.diagnosis().findings().stream()
            .anyMatch(each -> each.check().equals("Backups") && !each.severity().equals("ok")),
        () -> host.diagnosis().complaint());
  }

  @InstallTest
  void eachFaultIsFoundWithItsCure(Lab lab) {
    DebianHost host = inUse(lab);
    String name = lab.application().name().value();
    String secrets = "/etc/" + name + "/secrets.env";

    new Fault(
            "chmod 644 " + secrets,
            "problem",
            secrets + " is open to every user",
            "chmod 640 " + secrets,
            "chown root:" + name + " " + secrets + "; chmod 640 " + secrets)
        .isFoundOn(host);

    String settings = "/etc/" + name + "/" + name + ".env";
    new Fault(
            "printf 'ALOWED_HOSTS=data.example.org\\n' >>" + settings,
            "warning",
            "Nothing reads the setting ALOWED_HOSTS; ALLOWED_HOSTS is known",
            settings,
            "sed -i /^ALOWED_HOSTS=/d " + settings)
        .isFoundOn(host);

    String libraries =
        host.does(
                "dpkg-query -L "
                    + lab.application().libraries(lab.python())
                    + " | grep '/python"
                    + lab.python()
                    + "$'")
            .strip();
    new Fault(
            "mv " + libraries + " " + libraries + ".away",
            "problem",
            "There are no libraries for Python " + lab.python(),
            "apt install " + name + " " + lab.application().libraries(lab.python()),
            "mv " + libraries + ".away " + libraries)
        .isFoundOn(host);

    new Fault(
            "systemctl stop postgresql",
            "problem",
            "cannot be reached",
            "pg_ctlcluster",
            "systemctl start postgresql; " + name + " setup")
        .isFoundOn(host);

    new Fault(
            "for file in /etc/postgresql/*/main/pg_hba.conf; do cp -a $file $file.kept;"
                + " sed -i /^host/d $file; done; systemctl reload postgresql",
            "problem",
            "The server does not let the role",
            "pg_hba.conf",
            "for file in /etc/postgresql/*/main/pg_hba.conf; do mv $file.kept $file; done;"
                + " systemctl reload postgresql; "
                + name
                + " setup")
        .isFoundOn(host);

    String units = lab.application().socket() + " " + lab.application().service();
    new Fault(
            "systemctl stop "
                + units
                + "; setsid python3 -m http.server --bind 127.0.0.1 "
                + lab.application().port()
                + " </dev/null >/dev/null 2>&1 & echo $! >/tmp/taker; sleep 1; ! systemctl start "
                + lab.application().socket(),
            "problem",
            "since python3 (process ",
            "systemctl restart " + lab.application().socket(),
            "kill $(cat /tmp/taker); sleep 1; systemctl restart "
                + lab.application().socket()
                + "; systemctl start "
                + name)
        .isFoundOn(host);

    awaitHealth(host);
  }
}
