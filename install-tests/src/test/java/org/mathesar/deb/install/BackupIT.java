package org.mathesar.deb.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mathesar.deb.install.host.Account;
import org.mathesar.deb.install.host.DebianHost;
import org.mathesar.deb.install.host.Outcome;
import org.mathesar.deb.install.host.Status;
import org.mathesar.deb.install.product.Edition;

/** Backups: made before what cannot be undone, and good for bringing everything back. */
class BackupIT {
  private static final Account ALICE = new Account("alice", "Elderflower-Quince-17");
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final Duration TWO_MINUTES = Duration.ofMinutes(2);
  private static final String SAVED = "/root/saved.tar";

  private static DebianHost inUse(Lab lab, Edition edition) {
    lab.require(edition);
    DebianHost host = lab.serving(edition);
    host.createsAdministrator(ALICE).orFail();
    return host;
  }

  private static String name(Lab lab) {
    return lab.application().name().value();
  }

  private static String folder(Lab lab) {
    return "/var/backups/" + name(lab);
  }

  /** The mode and the name of each file in the folder of the backups. */
  private static String backups(Lab lab, DebianHost host) {
    return host.does("find " + folder(lab) + " -type f -printf '%m %f\\n' | sort").strip();
  }

  /** Leaves room for next to nothing in the folder of the backups. */
  private static void fillDisk(Lab lab, DebianHost host) {
    host.does("mount -t tmpfs -o size=16k,mode=700 tmpfs " + folder(lab));
  }

  private static void makeRoom(Lab lab, DebianHost host) {
    host.does("umount " + folder(lab));
  }

  private static void awaitSetUp(DebianHost host, String result) {
    host.await(
        "a set-up that ends with " + result,
        TWO_MINUTES,
        () -> host.status().setUp().equals(result));
  }

  private static void assertServes(Lab lab, DebianHost host, String version) {
    host.http().awaitLoginPage(TWO_MINUTES);
    awaitSetUp(host, "done");
    Status status = host.status();
    assertEquals(version, status.setUpVersion());
    assertEquals("", status.complaint());
    assertNotEquals(lab.application().loginPage(), host.http().signIn(ALICE).address().getPath());
  }

  private static void assertOnlyRootMayRead(String backups, String kind) {
    assertTrue(
        backups.lines().anyMatch(line -> line.matches("600 .*-" + kind + "-.*\\.tar")), backups);
    assertFalse(backups.contains(".part"), backups);
    assertTrue(backups.lines().allMatch(line -> line.startsWith("600 ")), backups);
  }

  @InstallTest
  void nothingIsMigratedWithoutABackupAndADowngradeGoesBackToIt(Lab lab) {
    String previous = lab.require(Edition.PREVIOUS).version().toString();
    DebianHost host = inUse(lab, Edition.PREVIOUS);
    Harvest harvest = Harvest.begin(host).add("apples");
    String migrations = harvest.migrations();
    fillDisk(lab, host);
    host.offers(Edition.CURRENT);

    host.upgradesApplication();

    awaitSetUp(host, "failed");
    assertEquals("ii", host.dpkgState(name(lab)));
    String complaint = host.status().complaint();
    assertTrue(complaint.contains("Nothing was migrated"), complaint);
    assertTrue(complaint.contains(folder(lab)), complaint);
    assertTrue(complaint.contains("No space left"), complaint);
    assertEquals(migrations, harvest.migrations());
    assertEquals("apples", harvest.all());

    makeRoom(lab, host);
    host.does(name(lab) + " setup");

    assertServes(lab, host, lab.application().version().toString());
    assertNotEquals(migrations, harvest.migrations());
    assertOnlyRootMayRead(backups(lab, host), "before-migration");

    harvest.add("pears");
    host.offers(Edition.PREVIOUS);
    host.apt("install --allow-downgrades " + name(lab) + "=" + previous).orFail();

    awaitSetUp(host, "failed");
    String back = host.status().complaint();
    assertTrue(back.contains("newer"), back);
    Matcher way =
        Pattern.compile("'(" + name(lab) + " restore " + folder(lab) + "/\\S+)'").matcher(back);
    assertTrue(way.find(), back);
    host.does(way.group(1) + " --yes");

    assertServes(lab, host, previous);
    assertEquals(migrations, harvest.migrations());
    assertEquals("apples", harvest.all());
  }

  @InstallTest
  void aSetUpThatIsKilledInItsBackupOrItsMigrationStartsOver(Lab lab) {
    DebianHost host = inUse(lab, Edition.PREVIOUS);
    Harvest harvest = Harvest.begin(host).add("apples");
    String migrations = harvest.migrations();
    harvest.forgetToCommitChange();
    host.offers(Edition.CURRENT);
    host.upgradesApplication();
    host.await("the backup", TWO_MINUTES, () -> host.isRunning("bin/pg_dump "));

    host.does("systemctl kill --signal=KILL " + lab.application().setUp());

    host.await("its end", A_MINUTE, () -> !host.isRunning("bin/pg_dump "));
    assertEquals(migrations, harvest.migrations());
    assertFalse(host.status().serving());
    harvest.remember();
    harvest.forgetToCommitLook();
    host.does("systemctl restart --no-block " + lab.application().setUp());
    host.await("the migration", TWO_MINUTES, () -> host.isRunning("manage.py migrate"));

    host.does("systemctl kill --signal=KILL " + lab.application().setUp());

    host.await("its end", A_MINUTE, () -> !host.isRunning("manage.py migrate"));
    assertEquals("ii", host.dpkgState(name(lab)));
    harvest.remember();
    host.does(name(lab) + " setup");

    assertServes(lab, host, lab.application().version().toString());
    assertEquals("apples", harvest.all());
    assertOnlyRootMayRead(backups(lab, host), "before-migration");
  }

  @InstallTest
  void aBackupBringsBackWhatWasThereAlsoOnAnEmptyMachine(Lab lab) {
    DebianHost host = inUse(lab, Edition.CURRENT);
    String media = "/var/lib/" + name(lab) + "/media/apple.txt";
    host.runAs(name(lab), "echo red >" + media).orFail();
    host.does(name(lab) + " configure BACKUP_KEEP=4");
    Harvest harvest = Harvest.begin(host).add("apples");

    host.does(name(lab) + " backup --output " + SAVED);

    assertEquals("600 root", host.does("stat -c '%a %U' " + SAVED).strip());
    change(host, harvest, media);

    assertNothingDamagedIsRestored(lab, host);
    assertEquals("apples\nweeds", harvest.all());
    assertServes(lab, host, lab.application().version().toString());

    host.does(name(lab) + " restore " + SAVED + " --yes");

    assertServes(lab, host, lab.application().version().toString());
    assertBroughtBack(lab, host, media);
    assertOnlyRootMayRead(backups(lab, host), "before-restore");

    change(host, harvest, media);
    assertAKilledRestoreChangesNothing(lab, host, harvest, media);
    host.does(name(lab) + " restore " + SAVED + " --yes");

    assertServes(lab, host, lab.application().version().toString());
    assertBroughtBack(lab, host, media);

    loseEverything(lab, host);
    host.installsApplication();
    host.http().awaitLoginPage(TWO_MINUTES);
    host.does(name(lab) + " restore " + SAVED + " --yes --settings");

    assertServes(lab, host, lab.application().version().toString());
    assertBroughtBack(lab, host, media);
    assertEquals("4", host.does(name(lab) + " configure --get BACKUP_KEEP").strip());
  }

  private static void change(DebianHost host, Harvest harvest, String media) {
    harvest.add("weeds");
    host.does("echo rotten >" + media);
  }

  private static void assertBroughtBack(Lab lab, DebianHost host, String media) {
    assertEquals("apples", Harvest.on(host).all());
    assertEquals("red\n", host.file(media));
    host.runAs(name(lab), "echo green >" + media + ".new && rm " + media + ".new").orFail();
    assertEquals("media\nstate", host.does("ls /var/lib/" + name(lab)).strip());
  }

  private static void assertNothingDamagedIsRestored(Lab lab, DebianHost host) {
    host.does(
        "cd /root && head -c 20000 saved.tar >short.tar && cp saved.tar flipped.tar"
            + " && printf XXXX | dd of=flipped.tar bs=1 seek=5000 conv=notrunc 2>/dev/null"
            + " && echo junk >junk.tar && mkdir -p unpacked && tar -xf saved.tar -C unpacked"
            + " && cd unpacked && sed -i 's/\"version\": \"[^\"]*\"/\"version\": \"99.0-1\"/'"
            + " manifest.json && tar -cf ../newer.tar *");
    for (String damaged : new String[] {"short", "flipped", "junk"}) {
      String file = "/root/" + damaged + ".tar";
      Refusals.assertRefused(
          host.run(name(lab) + " restore " + file + " --yes"), file, "no whole backup");
    }
    Refusals.assertRefused(
        host.run(name(lab) + " restore /root/newer.tar --yes"), "newer", "99.0-1", "apt install");
    Refusals.assertRefused(
        host.run(name(lab) + " restore /root/missing.tar --yes"), "/root/missing.tar");
  }

  private static void assertAKilledRestoreChangesNothing(
      Lab lab, DebianHost host, Harvest harvest, String media) {
    harvest.forgetToCommitLook();
    host.does(
        "setsid "
            + name(lab)
            + " restore "
            + SAVED
            + " --yes --no-backup </dev/null >/dev/null 2>&1 & echo $! >/tmp/restore");
    host.await(
        "the restore of the database",
        A_MINUTE,
        () -> host.status().json().path("set_up").path("message").asText().contains("database"));

    host.does("kill -KILL $(cat /tmp/restore)");
    harvest.remember();

    assertServes(lab, host, lab.application().version().toString());
    assertEquals("apples\nweeds", harvest.all());
    assertEquals("rotten\n", host.file(media));
  }

  private static void loseEverything(Lab lab, DebianHost host) {
    String database = host.does(name(lab) + " configure --get POSTGRES_DB").strip();
    String role = host.does(name(lab) + " configure --get POSTGRES_USER").strip();
    host.purgesApplication();
    host.sql("postgres", "DROP DATABASE \"" + database + "\" WITH (FORCE)");
    host.sql("postgres", "DROP ROLE \"" + role + "\"");
    host.does("rm -rf /etc/" + name(lab) + " /var/lib/" + name(lab) + " /var/backups/" + name(lab));
  }

  @InstallTest
  void theTimerMakesBackupsAndTheStatusTellsWhereOneFailed(Lab lab) {
    DebianHost host = inUse(lab, Edition.CURRENT);
    String timer = name(lab) + "-backup.timer";
    String service = name(lab) + "-backup.service";
    assertEquals("disabled", host.run("systemctl is-enabled " + timer).out().strip());

    host.does("systemctl enable --now " + timer);

    assertNotEquals(
        "", host.does("systemctl show --property NextElapseUSecRealtime --value " + timer).strip());
    host.does("systemctl start " + service);
    assertOnlyRootMayRead(backups(lab, host), "scheduled");
    String good = host.status().complaint();
    assertEquals("", good);

    fillDisk(lab, host);
    Outcome failed = host.run("systemctl start " + service);

    assertFalse(failed.isSuccess(), failed.toString());
    String complaint = host.status().complaint();
    assertTrue(complaint.contains("scheduled backup"), complaint);
    assertTrue(complaint.contains("No space left"), complaint);
    assertTrue(host.status().serving(), complaint);

    makeRoom(lab, host);
    host.does("systemctl start " + service);

    assertEquals("", host.status().complaint());
    assertEquals(2, backups(lab, host).lines().count());
  }
}
