package org.mathesar.deb.packager.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mathesar.deb.packager.process.Command;
import org.mathesar.deb.packager.process.CommandResult;
import org.mathesar.deb.packager.process.CommandRunner;
import org.mathesar.deb.packager.source.tree.TreeCopy;

/** Writes the source of the application that {@link SampleDescriptor} describes. */
public record SampleSource(Path root) {
  /** When every file of it was changed last. */
  public static final Instant DATE = Instant.parse("2026-05-20T12:17:30Z");

  public static SampleSource in(Path root) {
    SampleSource source = new SampleSource(root);
    source.write("pantry/__init__.py", "__version__ = \"0.11.0\"\n");
    source.write("pantry/jars.py", "JARS = 3\n");
    source.write("pantry/tests/test_jars.py", "assert True\n");
    source.program("manage.py", "#!/usr/bin/env python3\nprint('managed')\n");
    source.write("requirements.txt", "");
    source.write("docs/index.md", "# Pantry\n");
    return source;
  }

  public Path write(String path, String text) {
    Path file = root.resolve(path);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      Files.setLastModifiedTime(file, FileTime.from(DATE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  public void program(String path, String text) {
    try {
      TreeCopy.setExecutable(write(path, text), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void link(String path, String target) {
    try {
      Files.createDirectories(root.resolve(path).getParent());
      Files.createSymbolicLink(root.resolve(path), Path.of(target));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void version(String version) {
    write("pantry/__init__.py", "__version__ = \"" + version + "\"\n");
  }

  /** Makes the folder a git repository and commits what is there. */
  public SampleSource committed() {
    run("git", "init", "--quiet", "--initial-branch=main");
    return commit("2026-05-20T23:30:00-02:00");
  }

  /** Commits what is there; the date is the committer's. */
  public SampleSource commit(String date) {
    run("git", "add", "--all");
    CommandResult result =
        new CommandRunner()
            .run(
                new Command(
                    List.of("git", "commit", "--quiet", "--allow-empty", "--message=Work"),
                    root,
                    Map.of(
                        "GIT_AUTHOR_NAME", Optional.of("Jane"),
                        "GIT_AUTHOR_EMAIL", Optional.of("jane@example.org"),
                        "GIT_COMMITTER_NAME", Optional.of("Jane"),
                        "GIT_COMMITTER_EMAIL", Optional.of("jane@example.org"),
                        "GIT_AUTHOR_DATE", Optional.of("2026-01-01T00:00:00Z"),
                        "GIT_COMMITTER_DATE", Optional.of(date))),
                "install Debian's package git");
    if (!result.succeeded()) {
      throw new AssertionError(result);
    }
    return this;
  }

  public SampleSource tag(String name) {
    run("git", "tag", name);
    return this;
  }

  public String run(String... command) {
    CommandResult result =
        new CommandRunner().run(Command.in(root, List.of(command)), "install it");
    if (!result.succeeded()) {
      throw new AssertionError(result);
    }
    return result.output();
  }
}
