package org.mathesar.deb.install.host;

import com.github.dockerjava.api.model.Capability;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.mathesar.deb.install.product.Edition;
import org.mathesar.deb.install.product.PackagedApplication;
import org.testcontainers.containers.BindMode;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/**
 * A machine in a container, with apt and, unless it was made without, systemd as process 1.
 * Commands are a shell's, run by root; those whose name is a deed (such as {@link #installs})
 * insist on success, {@link #run} does not.
 */
public final class DebianHost implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration PATIENCE_OF_APT = Duration.ofMinutes(15);
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final String REPOSITORIES = "/srv/repositories";
  private static final Map<String, String> IPV6 =
      Map.of("net.ipv6.conf.all.disable_ipv6", "0", "net.ipv6.conf.lo.disable_ipv6", "0");
  private static final String APT =
      "DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Dpkg::Use-Pty=0"
          + " -o Acquire::Check-Valid-Until=false -o Acquire::Retries=3 ";

  private final Blueprint blueprint;
  private final GenericContainer<?> container;
  private final List<Outcome> history = new ArrayList<>();

  private DebianHost(Blueprint blueprint, GenericContainer<?> container) {
    this.blueprint = blueprint;
    this.container = container;
  }

  static DebianHost start(Blueprint blueprint) {
    DebianHost host = new DebianHost(blueprint, container(blueprint));
    blueprint.started().accept(host);
    host.container.start();
    if (!blueprint.hasSystemd()) {
      host.write("/usr/sbin/policy-rc.d", "#!/bin/sh\nexit 101\n");
      host.does("chmod 755 /usr/sbin/policy-rc.d");
    }
    host.offers(blueprint.edition());
    return host;
  }

  // The container is closed by the machine that it becomes.
  @SuppressWarnings("resource")
  private static GenericContainer<?> container(Blueprint blueprint) {
    Image image = blueprint.image();
    String name = blueprint.hasPostgreSql() ? image.withPostgreSql() : image.plain();
    GenericContainer<?> container =
        new GenericContainer<>(DockerImageName.parse(name))
            .withImagePullPolicy(any -> false)
            .withLabel(Engine.LABEL, blueprint.engine().mark())
            .withTmpFs(Map.of("/run", "rw", "/tmp", "rw,exec"))
            .withFileSystemBind(
                blueprint.product().repositories().toString(), REPOSITORIES, BindMode.READ_ONLY)
            .withCopyToContainer(Transferable.of(clientProgram()), Visitors.PROGRAM);
    if (blueprint.hasSystemd()) {
      return container
          .withCreateContainerCmdModifier(
              command ->
                  Objects.requireNonNull(command.getHostConfig())
                      .withCapAdd(Capability.SYS_ADMIN)
                      .withSysctls(blueprint.hasIpv6() ? IPV6 : Map.of())
                      .withCgroupnsMode("private"))
          .waitingFor(
              Wait.forSuccessfulCommand("systemctl is-system-running")
                  .withStartupTimeout(Duration.ofSeconds(90)));
    }
    return container.withCreateContainerCmdModifier(
        command -> command.withEntrypoint("sleep", "infinity"));
  }

  private static byte[] clientProgram() {
    try (InputStream program = DebianHost.class.getResourceAsStream("client.py")) {
      return Objects.requireNonNull(program).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The application that is tried.
   *
   * @return as its current packages describe it
   */
  public PackagedApplication application() {
    return blueprint.product().application();
  }

  /**
   * Runs a command.
   *
   * @param command for the shell
   * @return how it ended
   */
  public Outcome run(String command) {
    return run(PATIENCE, command);
  }

  /**
   * Runs a command.
   *
   * @param patience how long it may take
   * @param command for the shell
   * @return how it ended: with 124 where it took longer
   */
  public Outcome run(Duration patience, String command) {
    try {
      var result =
          container.execInContainer(
              "timeout",
              "--kill-after=10",
              Long.toString(patience.toSeconds()),
              "sh",
              "-c",
              command);
      Outcome outcome =
          new Outcome(command, result.getExitCode(), result.getStdout(), result.getStderr());
      synchronized (history) {
        history.add(outcome);
      }
      return outcome;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while it ran: " + command, e);
    }
  }

  /**
   * Runs a command that has to succeed.
   *
   * @param command for the shell
   * @return what it printed on standard output
   */
  public String does(String command) {
    return run(command).orFail().out();
  }

  /**
   * What was run so far.
   *
   * @return in that order
   */
  public List<Outcome> history() {
    synchronized (history) {
      return List.copyOf(history);
    }
  }

  /**
   * Has apt-get do something.
   *
   * @param arguments its command line, for the shell
   * @return how it ended
   */
  public Outcome apt(String arguments) {
    return run(PATIENCE_OF_APT, APT + arguments);
  }

  /**
   * Puts another edition of the packages in the repository, as a publisher does, and has apt fetch
   * its lists.
   *
   * @param edition which
   */
  public void offers(Edition edition) {
    if (blueprint.product().edition(edition).isEmpty()) {
      throw new IllegalArgumentException("there are no packages of the " + edition + " edition");
    }
    String repository = REPOSITORIES + "/" + edition.word();
    String name = application().name().value();
    write(
        "/etc/apt/sources.list.d/" + name + ".sources",
        "Types: deb\nURIs: file://"
            + repository
            + "\nSuites: stable\nComponents: main\nSigned-By: "
            + repository
            + "/"
            + name
            + "-archive-keyring.pgp\n");
    updates();
  }

  /**
   * Has apt fetch the lists of packages.
   *
   * @throws AssertionError also where it only warns
   */
  public void updates() {
    Outcome outcome = apt("update").orFail();
    if (outcome.said().lines().anyMatch(line -> line.matches("[WE]: .*"))) {
      throw new AssertionError(outcome.toString());
    }
  }

  /**
   * Installs packages.
   *
   * @param packages as apt-get takes them, such as {@code pantry} or {@code pantry=1.0.0-1}
   * @return how apt-get ended
   */
  public Outcome installs(String... packages) {
    return apt("install " + String.join(" ", packages)).orFail();
  }

  /**
   * Installs the application that is tried, as the repository has it.
   *
   * @return how apt-get ended
   */
  public Outcome installsApplication() {
    return installs(application().name().value());
  }

  /**
   * Upgrades the application and its libraries alone.
   *
   * @return how apt-get ended
   */
  public Outcome upgradesApplication() {
    return apt("install --only-upgrade " + application().name()).orFail();
  }

  /**
   * Answers questions of the application's package beforehand.
   *
   * @param answers question, type and value, such as {@code hosts string data.example.org}
   */
  public void preseeds(String... answers) {
    String name = application().name().value();
    StringBuilder lines = new StringBuilder();
    for (String answer : answers) {
      lines.append(name).append(' ').append(name).append('/').append(answer).append('\n');
    }
    does("printf '%s' " + Shell.quoted(lines.toString()) + " | debconf-set-selections");
  }

  /**
   * Has the package's questions gone through again without anybody to answer them.
   *
   * @return how that ended
   */
  public Outcome reconfigures() {
    return run("dpkg-reconfigure -fnoninteractive " + application().name()).orFail();
  }

  /**
   * Changes settings by the application's command.
   *
   * @param arguments for the shell, such as {@code WEB_CONCURRENCY=2}
   * @return how that ended
   */
  public Outcome configures(String arguments) {
    return run(application().name() + " configure " + arguments);
  }

  /**
   * Has this machine find another one by a name.
   *
   * @param name such as {@code database.example.org}
   * @param other the machine that has it
   */
  public void knows(String name, DebianHost other) {
    does("echo " + Shell.quoted(other.networkAddress() + " " + name) + " >>/etc/hosts");
  }

  /** Removes the application, which keeps its settings. */
  public void removesApplication() {
    apt("remove " + application().name()).orFail();
  }

  /** Purges the application and its libraries. */
  public void purgesApplication() {
    apt("purge " + application().name() + " '" + application().name() + "-python3*'").orFail();
  }

  /**
   * What dpkg thinks of a package.
   *
   * @param name its name
   * @return such as {@code ii}; {@code un} where it does not know it
   */
  public String dpkgState(String name) {
    Outcome outcome = run("dpkg-query -W -f '${db:Status-Abbrev}' " + Shell.quoted(name));
    return outcome.isSuccess() ? outcome.out().strip() : "un";
  }

  /**
   * The version of a package that is installed.
   *
   * @param name its name
   * @return as dpkg writes it
   */
  public String versionOf(String name) {
    return does("dpkg-query -W -f '${Version}' " + Shell.quoted(name));
  }

  /**
   * What the application's command says of it.
   *
   * @return its status, whatever it is
   */
  public Status status() {
    return Status.of(Visitors.json(run(application().name() + " status --json").out()));
  }

  /**
   * What the application's doctor finds.
   *
   * @return its findings
   */
  public Diagnosis diagnosis() {
    return Diagnosis.of(Visitors.json(run(application().name() + " doctor --json").out()));
  }

  /**
   * Visitors of the application.
   *
   * @return they see it from the machine itself
   */
  public Visitors http() {
    return new Visitors(this, application());
  }

  /**
   * Makes an administrator of the application.
   *
   * @param account who
   * @return how that ended
   */
  public Outcome createsAdministrator(Account account) {
    return run(
        Shell.piped(account.password())
            + application().name()
            + " create-admin "
            + Shell.quoted(account.name())
            + " --email "
            + Shell.quoted(account.name() + "@example.org")
            + " --password-stdin");
  }

  /**
   * Has PostgreSQL's administrator run SQL.
   *
   * @param database where
   * @param statements what
   * @return what it printed: values with {@code |} between them
   */
  public String sql(String database, String statements) {
    return does(
        "cd / && printf '%s' "
            + Shell.quoted(statements)
            + " | setpriv --reuid=postgres --regid=postgres --init-groups"
            + " psql -XAtq -v ON_ERROR_STOP=1 -d "
            + Shell.quoted(database));
  }

  /**
   * Runs a command as another user, without a shell of his.
   *
   * @param user who
   * @param command for the shell
   * @return how it ended
   */
  public Outcome runAs(String user, String command) {
    return run(
        "cd / && setpriv --reuid="
            + Shell.quoted(user)
            + " --regid=$(id -g "
            + Shell.quoted(user)
            + ") --init-groups sh -c "
            + Shell.quoted(command));
  }

  /**
   * Reads a file.
   *
   * @param path absolute
   * @return its text
   */
  public String file(String path) {
    return does("cat " + Shell.quoted(path));
  }

  /**
   * Writes a file anew.
   *
   * @param path absolute
   * @param text what it is to have in it
   */
  public void write(String path, String text) {
    does("printf '%s' " + Shell.quoted(text) + " >" + Shell.quoted(path));
  }

  /**
   * Names, modes, owners and contents of everything below some folders, for comparing.
   *
   * @param folders absolute; they need not be there
   * @return a line for each file and folder, sorted
   */
  public String snapshot(String... folders) {
    return does(
        "find "
            + String.join(" ", folders)
            + " -printf '%y %m %u %g %p ' \\( -type f -exec sha256sum {} \\; -o -printf '\\n' \\)"
            + " 2>/dev/null | LC_ALL=C sort -k 5");
  }

  /**
   * What a unit has written into the journal.
   *
   * @param unit such as {@code pantry.service}
   * @return its lines
   */
  public String journal(String unit) {
    return does("journalctl --no-pager --quiet --output=cat --unit=" + Shell.quoted(unit));
  }

  /**
   * How a unit is.
   *
   * @param unit such as {@code pantry.service}
   * @return such as {@code active}
   */
  public String activity(String unit) {
    return run("systemctl is-active " + Shell.quoted(unit)).out().strip();
  }

  /**
   * The units that have failed.
   *
   * @return a line for each
   */
  public String failedUnits() {
    return does("systemctl --failed --no-legend --plain");
  }

  /** Starts the machine anew, as {@code reboot} does, and waits until it has. */
  public void restart() {
    blueprint.engine().restart(container.getContainerId());
    await(
        "the machine to start again",
        Duration.ofSeconds(90),
        () -> run("systemctl is-system-running").out().strip().equals("running"));
  }

  /**
   * Kills the main process of a unit without a warning.
   *
   * @param unit such as {@code pantry-setup.service}
   */
  public void kill(String unit) {
    does("kill -KILL \"$(systemctl show --value --property=MainPID " + Shell.quoted(unit) + ")\"");
  }

  /**
   * Whether a process is running.
   *
   * @param words what its command line has in it, beginning with a letter
   * @return whether there is one
   */
  public boolean isRunning(String words) {
    // Not every machine has pgrep.
    return run("for each in /proc/[0-9]*/cmdline; do tr '\\0' ' ' <$each; echo; done 2>/dev/null"
            + " | grep -q "
            + Shell.quoted(ofOthers(words)))
        .isSuccess();
  }

  /** Written so that neither the shell nor grep itself has these words in its command line. */
  private static String ofOthers(String words) {
    return "[" + words.charAt(0) + "]" + words.substring(1);
  }

  /**
   * Waits for something.
   *
   * @param what for the message
   * @param patience how long
   * @param condition whether it is there
   * @throws AssertionError where it is not there by then
   */
  public void await(String what, Duration patience, BooleanSupplier condition) {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("waited " + patience.toSeconds() + " s in vain for " + what);
      }
      try {
        Thread.sleep(PAUSE.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting for " + what, e);
      }
    }
  }

  /**
   * The address at which other machines, such as the one that the tests run on, reach this one.
   *
   * @return an IPv4 address
   */
  public String networkAddress() {
    return does("hostname -I 2>/dev/null || ip -4 -o addr show scope global | sed 's/.*inet //; s,/.*,,'")
        .strip()
        .split(" ", -1)[0];
  }

  /**
   * Whether systemd runs here.
   *
   * @return as the blueprint said
   */
  public boolean hasSystemd() {
    return blueprint.hasSystemd();
  }

  /**
   * Whether the machine is running, so that commands can be run on it.
   *
   * @return false where it did not start
   */
  public boolean isRunning() {
    return container.isRunning();
  }

  /** Removes the machine. */
  @Override
  public void close() {
    container.stop();
  }
}
