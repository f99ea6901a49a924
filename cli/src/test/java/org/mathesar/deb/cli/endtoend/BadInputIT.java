package org.mathesar.deb.cli.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person or job can do wrong, and what they are told. */
class BadInputIT {
  @TempDir Path folder;

  private TinyApplication tiny;
  private Path output;

  @BeforeEach
  void writeApplication() throws IOException {
    // JUnit's folders are for their owner alone; some of these runs are another user's.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    tiny = TinyApplication.in(folder.resolve("tiny"));
    output = folder.resolve("new/out");
  }

  private Cli.Result build(String... more) throws IOException, InterruptedException {
    return build(Cli.of(tiny), tiny.source(), more);
  }

  private Cli.Result build(Cli cli, Path source, String... more)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("build", "--source=" + source));
    for (String usual :
        List.of(
            "--offline",
            "--cache=" + folder.resolve("cache"),
            "--wheels=" + tiny.wheel().getParent(),
            "--output=" + output)) {
      String name = usual.replaceFirst("=.*", "");
      if (List.of(more).stream().noneMatch(other -> other.startsWith(name))) {
        arguments.add(usual);
      }
    }
    arguments.addAll(List.of(more));
    return cli.run(arguments.toArray(String[]::new));
  }

  /** One sentence of that content, exit status 2, no stack trace, and nothing left behind. */
  private void assertRefused(Cli.Result result, String... contents) throws Exception {
    assertEquals(1, result.sentences().size(), result.err());
    assertRefusedAtLength(result, contents);
  }

  private void assertRefusedAtLength(Cli.Result result, String... contents) throws Exception {
    assertEquals(2, result.exitCode(), result.err() + result.out());
    assertFalse(result.err().contains("\tat "), result.err());
    for (String content : contents) {
      assertTrue(result.err().contains(content.replace("{}", folder.toString())), result.err());
    }
    assertFalse(Files.exists(output.getParent()), result.err());
    Path work = folder.resolve("cache/work");
    assertEquals(List.of(), Files.exists(work) ? Shell.names(work) : List.of());
  }

  private Path tarball(String script) throws IOException, InterruptedException {
    Path file = folder.resolve("tiny.tar.gz");
    Shell.run(
        "bash",
        "-c",
        "set -e; cd \"$0\"; tar() { command tar --sort=name --mtime=@1779278250 \"$@\"; }; "
            + script,
        tiny.source().toString(),
        file.toString());
    return file;
  }

  @Test
  void aSourceThatIsNotThere() throws Exception {
    assertRefused(
        build(Cli.of(tiny), folder.resolve("nowhere")),
        "There is no source {}/nowhere: give a tarball");
  }

  @Test
  void aFolderOfSomethingElse() throws Exception {
    Files.delete(tiny.source().resolve("manage.py"));

    assertRefused(build(), "{}/tiny/source", "manage.py");
  }

  @Test
  void aTruncatedTarball() throws Exception {
    Path file = tarball("tar -czf \"$1\" *; truncate --size=-20 \"$1\"");

    assertRefused(build(Cli.of(tiny), file), "{}/tiny.tar.gz", "download");
  }

  @ParameterizedTest
  @CsvSource({
    "'tar -cPf - --transform=s,^manage.py,../manage.py, * | gzip > \"$1\"', ../manage.py",
    "'tar -cPf - --transform=s,^manage.py,/manage.py, * | gzip > \"$1\"', /manage.py",
    "'ln -s ../../etc/passwd tiny/link; tar -czf \"$1\" *', tiny/link",
  })
  void aTarballThatLeadsOutOfItsFolder(String script, String named) throws Exception {
    assertRefused(build(Cli.of(tiny), tarball(script)), "{}/tiny.tar.gz", named);
  }

  @Test
  void anotherVersionThanTheOneAskedFor() throws Exception {
    assertRefused(build("--release=9.9.9"), "9.9.9", "1.0");
  }

  @Test
  void anUnknownTarget() throws Exception {
    assertRefused(build("--target=woody"), "no target 'woody'", "bookworm, trixie");
  }

  @Test
  void aLockForOtherRequirements() throws Exception {
    tiny.write("source/requirements.txt", "jarlib==2.0\n");

    assertRefusedAtLength(build(), "jarlib==2.0", "jarlib==1.0", "run 'mathesar-deb lock'");
  }

  @Test
  void aLockThatDoesNotReachAllTargets() throws Exception {
    String lock = Files.readString(tiny.folder().resolve("locks/tiny-1.0.lock"));
    tiny.write("locks/tiny-1.0.lock", lock.substring(0, lock.indexOf("Target: python3.13/arm64")));

    assertRefusedAtLength(build(), "has no libraries for python3.13/arm64");
  }

  @Test
  void noLockAtAll() throws Exception {
    Files.delete(tiny.folder().resolve("locks/tiny-1.0.lock"));

    assertRefused(build(), "{}/tiny/locks", "mathesar-deb lock");
  }

  @Test
  void aWheelWithOtherBytes() throws Exception {
    Files.writeString(tiny.wheel(), "tampered");

    assertRefused(build(), "jarlib-1.0-py3-none-any.whl is not the file that the lock names");
  }

  @Test
  void aWheelThatIsNowhereWhileNothingMayBeFetched() throws Exception {
    Files.delete(tiny.wheel());

    assertRefused(
        build(), "jarlib-1.0-py3-none-any.whl is not in the cache", "{}/tiny/wheels", "--offline");
  }

  @Test
  void noNetwork() throws Exception {
    Files.delete(tiny.wheel());
    Cli cut = Cli.of(tiny);
    for (String variable : List.of("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY")) {
      // The port of discard(9), where nobody has listened for decades.
      cut = cut.with(variable, "http://127.0.0.1:9");
    }
    cut = cut.with("NO_PROXY", "").with("no_proxy", "").with("PIP_RETRIES", "0");

    Cli.Result result =
        cut.run(
            "build",
            "--source=" + tiny.source(),
            "--cache=" + folder.resolve("cache"),
            "--output=" + output);

    assertRefused(result, "jarlib", "--wheels");
  }

  @Test
  void noPip() throws Exception {
    Files.delete(tiny.wheel());

    Cli.Result result =
        withoutPrograms()
            .run(
                "build",
                "--source=" + tiny.source(),
                "--cache=" + folder.resolve("cache"),
                "--output=" + output);

    assertRefused(result, "pip is needed", "python3-pip");
  }

  /** A PATH with what the launcher needs and nothing else. */
  private Cli withoutPrograms() throws IOException {
    Path programs = Files.createDirectory(folder.resolve("programs"));
    for (String program : List.of("sh", "java", "dirname", "readlink", "locale", "sed")) {
      for (String place : System.getenv("PATH").split(":", -1)) {
        Path found = Path.of(place, program);
        if (Files.isExecutable(found) && !Files.exists(programs.resolve(program))) {
          Path script = programs.resolve(program);
          Files.writeString(script, "#!/bin/sh\nexec " + found + " \"$@\"\n");
          Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
      }
    }
    return Cli.of(tiny).with("PATH", programs.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "'user-interface: {folder: ui, commands: [[npm, ci]], result: tiny/static, proof:"
        + " tiny/static/x}', npm",
    "'translations: {folder: translations}', gettext",
  })
  void aProgramThatIsNotInstalled(String section, String named) throws Exception {
    tiny.write("source/ui/package.json", "{}\n");
    tiny.write("source/translations/de/LC_MESSAGES/django.po", "msgid \"jar\"\nmsgstr \"Glas\"\n");
    tiny.replace("tiny.yaml", "\npython:\n", "\n" + section + "\npython:\n");

    assertRefused(build(withoutPrograms(), tiny.source()), named, "install");
  }

  @Test
  void noUv() throws Exception {
    Cli.Result result =
        withoutPrograms()
            .run("lock", "--source=" + tiny.source(), "--cache=" + folder.resolve("cache"));

    assertRefused(result, "uv is needed");
  }

  @Test
  void aCutOffThatLiesInTheFuture() throws Exception {
    String before = Files.readString(tiny.folder().resolve("locks/tiny-1.0.lock"));

    Cli.Result result =
        Cli.of(tiny)
            .run(
                "lock",
                "--cut-off=9999-01-01",
                "--source=" + tiny.source(),
                "--cache=" + folder.resolve("cache"));

    assertRefused(result, "The cut-off 9999-01-01T00:00:00Z lies in the future");
    assertEquals(before, Files.readString(tiny.folder().resolve("locks/tiny-1.0.lock")));
  }

  @Test
  void aDanglingLink() throws Exception {
    Files.createSymbolicLink(tiny.source().resolve("tiny/link"), Path.of("nothing"));

    assertRefused(build(), "tiny/link", "nothing");
  }

  @Test
  void aFileNameThatIsNotUtf8() throws Exception {
    Shell.run("bash", "-c", "touch \"$0\"/tiny/$'caf\\xe9'", tiny.source().toString());

    assertRefused(build(), "UTF-8");
  }

  @Test
  void aFileThatCannotBeRead() throws Exception {
    Files.setPosixFilePermissions(
        tiny.source().resolve("tiny/jars.py"), PosixFilePermissions.fromString("---------"));

    assertRefused(build(ordinaryUser(), tiny.source()), "tiny/jars.py", "permission denied");
  }

  /** With a cache, and a place to put things, that are his. */
  private Cli ordinaryUser() throws IOException, InterruptedException {
    Shell.run("chmod", "a+rwx", folder.toString());
    return Cli.of(tiny).asOrdinaryUser(folder);
  }

  @Test
  void aDescriptorThatCannotBeRead() throws Exception {
    Files.setPosixFilePermissions(
        tiny.folder().resolve("tiny.yaml"), PosixFilePermissions.fromString("---------"));

    assertRefused(build(ordinaryUser(), tiny.source()), "{}/tiny/tiny.yaml", "permission denied");
  }

  @Test
  void aCacheThatCannotBeWritten() throws Exception {
    Path cache = Files.createDirectory(folder.resolve("cache"));
    Cli cli = ordinaryUser();
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("r-xr-xr-x"));

    assertRefused(build(cli, tiny.source()), "{}/cache/use.lock", "permission denied");
  }

  @Test
  void anOutputFolderThatIsAFile() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "mine");

    assertRefused(build("--output=" + file), "The output folder {}/file is not a folder");
    assertRefused(
        build("--output=" + file.resolve("out")), "because {}/file is not a folder", "--output");
    assertEquals("mine", Files.readString(file));
  }

  @Test
  void anOutputFolderThatCannotBeWritten() throws Exception {
    Path locked = Files.createDirectory(folder.resolve("locked"));
    Cli cli = ordinaryUser();
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));

    assertRefused(
        build(cli, tiny.source(), "--output=" + locked.resolve("out")),
        "{}/locked cannot be written");
  }

  @Test
  void aFullDiskUnderTheCache() throws Exception {
    tiny = TinyApplication.in(folder.resolve("big"), 4 << 20);

    assertRefused(onSmallDisk("cache", 3), "no space left on device", "{}/cache");
  }

  @Test
  void aFullDiskUnderTheOutput() throws Exception {
    tiny = TinyApplication.in(folder.resolve("big"), 4 << 20);
    output = folder.resolve("disk/out");

    Cli.Result result = onSmallDisk("disk", 3);

    assertEquals(2, result.exitCode(), result.err());
    assertEquals(1, result.sentences().size(), result.err());
    assertTrue(result.err().contains("no space left on device"), result.err());
    assertTrue(result.err().contains("--output"), result.err());
  }

  /** A disk of so many MiB, which only this run sees and which goes with it. */
  private Cli.Result onSmallDisk(String name, int mebibytes)
      throws IOException, InterruptedException {
    Path disk = Files.createDirectory(folder.resolve(name));
    return build(
        Cli.of(tiny)
            .startedBy(
                "unshare",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                "mount -t tmpfs -o size=" + mebibytes + "m disk \"$0\" && exec \"$@\"",
                disk.toString()),
        tiny.source());
  }

  @ParameterizedTest
  @CsvSource({"soon", "-1", "99999999999"})
  void aTimeThatIsNone(String epoch) throws Exception {
    assertRefused(
        build(Cli.of(tiny).with("SOURCE_DATE_EPOCH", epoch), tiny.source()),
        "SOURCE_DATE_EPOCH is '" + epoch + "'");
  }

  @Test
  void aSuiteThatNoChangelogCanName() throws Exception {
    assertRefused(build("--suite=stable/main"), "'stable/main' is no suite");
  }

  @Test
  void severalMistakesAreToldAtOnce() throws Exception {
    tiny.write("source/requirements.txt", "jarlib==2.0\nlidlib==1.0\n");

    assertRefusedAtLength(build(), "requires jarlib==2.0", "requires lidlib==1.0");
  }
}
