package org.mathesar.deb.packager.source;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.process.Command;
import org.mathesar.deb.packager.process.CommandResult;
import org.mathesar.deb.packager.process.CommandRunner;
import org.mathesar.deb.packager.source.tree.UnixNames;

/** Asks git about a checkout. Nothing is written into it, not even its index refreshed. */
final class GitCheckout {
  private static final String CURE = "install Debian's package git";
  private static final Pattern INDEX_ENTRY =
      Pattern.compile("([0-7]{6}) ([0-9a-f]+) [0-3]\t(.*)", Pattern.DOTALL);
  private static final int TAIL_LINES = 3;
  private static final int BATCH = 500;

  /** Variables that would lead git to another repository, as hooks have them set. */
  private static final String[] MISLEADING = {
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
    "GIT_PREFIX"
  };

  private final CommandRunner runner;
  private final Path folder;

  /**
   * A commit and when it was made.
   *
   * @param id the commit
   * @param date of the committer
   */
  record Head(CommitId id, Instant date) {}

  /** What git keeps at a path. */
  enum Mode {
    FILE,
    PROGRAM,
    LINK,
    SUBMODULE
  }

  /**
   * A file that git keeps.
   *
   * @param mode what it is
   * @param blob the checksum of its content in git's form
   */
  record Tracked(Mode mode, String blob) {}

  GitCheckout(CommandRunner runner, Path folder) {
    this.runner = runner;
    this.folder = folder;
  }

  /**
   * Whether a folder is the top of a checkout.
   *
   * @param folder an existing folder
   * @return true where it has a {@code .git} folder, or file as additional worktrees have
   */
  static boolean isOne(Path folder) {
    return Files.exists(folder.resolve(".git"), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * What is checked out.
   *
   * @return the commit
   */
  Head head() {
    String[] lines =
        git("log", "-1", "--no-show-signature", "--format=%H%n%ct", "HEAD").strip().split("\n", -1);
    if (lines.length != 2) {
      throw new IllegalStateException("git log printed something else: " + String.join("|", lines));
    }
    return new Head(new CommitId(lines[0]), Instant.ofEpochSecond(Long.parseLong(lines[1])));
  }

  /**
   * The tags of what is checked out.
   *
   * @return their names, sorted
   */
  List<String> tagsAtHead() {
    return lines(git("tag", "--points-at", "HEAD"));
  }

  /**
   * All tags of the repository.
   *
   * @return their names, sorted
   */
  List<String> tags() {
    return lines(git("for-each-ref", "--format=%(refname:strip=2)", "refs/tags"));
  }

  /**
   * Whether the history was cut off when it was fetched, usually without tags.
   *
   * @return true where it was
   */
  boolean isShallow() {
    return git("rev-parse", "--is-shallow-repository").strip().equals("true");
  }

  /**
   * What git keeps.
   *
   * @return by path, which may be one that no package can hold
   */
  SortedMap<String, Tracked> tracked() {
    SortedMap<String, Tracked> tracked = new TreeMap<>();
    for (String entry : git("ls-files", "--stage", "-z").split("\0", -1)) {
      if (entry.isEmpty()) {
        continue;
      }
      Matcher matcher = INDEX_ENTRY.matcher(entry);
      if (!matcher.matches()) {
        throw new IllegalStateException("git ls-files printed something else: " + entry);
      }
      tracked.put(matcher.group(3), new Tracked(mode(matcher.group(1)), matcher.group(2)));
    }
    return tracked;
  }

  private static Mode mode(String octal) {
    return switch (octal) {
      case "100755" -> Mode.PROGRAM;
      case "120000" -> Mode.LINK;
      case "160000" -> Mode.SUBMODULE;
      default -> Mode.FILE;
    };
  }

  /**
   * Files that are not what the commit has, files that git does not keep aside.
   *
   * @return their paths, sorted
   */
  List<String> changed() {
    List<String> changed = new ArrayList<>();
    String status = git("status", "--porcelain=v1", "-z", "--untracked-files=no", "--no-renames");
    for (String entry : status.split("\0", -1)) {
      if (entry.length() > 3) {
        changed.add(entry.substring(3));
      }
    }
    return changed.stream().sorted().toList();
  }

  /**
   * The checksums that git would keep files under, line ends and the like converted as it is set
   * up.
   *
   * @param paths within the checkout
   * @return a checksum each, in the same order
   */
  List<String> blobs(List<String> paths) {
    List<String> blobs = new ArrayList<>();
    for (int from = 0; from < paths.size(); from += BATCH) {
      List<String> arguments = new ArrayList<>(List.of("hash-object", "--"));
      arguments.addAll(paths.subList(from, Math.min(from + BATCH, paths.size())));
      git(arguments.toArray(String[]::new)).lines().forEach(blobs::add);
    }
    return blobs;
  }

  private static List<String> lines(String text) {
    return text.lines().filter(line -> !line.isBlank()).sorted().toList();
  }

  private String git(String... arguments) {
    UnixNames.requireExpressible(folder);
    List<String> command = new ArrayList<>(List.of("git", "-c", "core.fsmonitor=false"));
    command.addAll(List.of(arguments));
    Map<String, Optional<String>> environment = new HashMap<>();
    for (String name : MISLEADING) {
      environment.put(name, Optional.empty());
    }
    environment.put("GIT_OPTIONAL_LOCKS", Optional.of("0"));
    environment.put("LC_ALL", Optional.of("C.UTF-8"));
    CommandResult result = runner.run(new Command(command, folder, environment), CURE);
    if (!result.succeeded()) {
      throw failed(result);
    }
    return result.output();
  }

  private UserProblem failed(CommandResult result) {
    if (result.errors().contains("dubious ownership")) {
      return UserProblem.of(
          "The checkout %s belongs to another user, and git does not trust it: run 'git config"
              + " --global --add safe.directory %s' where you do, or name a copy of your own.",
          folder, folder.toAbsolutePath());
    }
    if (result.errors().contains("unknown revision") || result.errors().contains("bad revision")) {
      return UserProblem.of(
          "The checkout %s has no commit yet: commit what is to be packaged, or name a folder"
              + " without .git.",
          folder);
    }
    return UserProblem.of(
        "git cannot read the checkout %s (%s): repair it, or name a tarball or a folder without"
            + " .git.",
        folder, result.tail(TAIL_LINES));
  }
}
