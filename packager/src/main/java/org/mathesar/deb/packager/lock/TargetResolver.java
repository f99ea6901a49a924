package org.mathesar.deb.packager.lock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.process.CommandResult;
import org.mathesar.deb.packager.python.Glibc;
import org.mathesar.deb.packager.python.ProjectName;
import org.mathesar.deb.packager.python.ProjectVersion;
import org.mathesar.deb.packager.python.PythonTarget;
import org.mathesar.deb.packager.python.Requirement;
import org.mathesar.deb.packager.work.IoReason;
import org.mathesar.deb.packager.work.WorkFolder;

/** Has uv choose the versions for one target. */
final class TargetResolver {
  // The glibc versions that uv knows platforms of.
  private static final List<Integer> KNOWN_MINORS =
      List.of(17, 28, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40);
  private static final List<String> KNOWN_MACHINES = List.of("x86_64", "aarch64");
  private static final String RESULT = "pylock.resolved.toml";

  private final Uv uv;
  private final WorkFolder work;
  private final Instant cutOff;

  TargetResolver(Uv uv, WorkFolder work, Instant cutOff) {
    this.uv = uv;
    this.work = work;
    this.cutOff = cutOff;
  }

  /** How a resolution ended. */
  sealed interface Outcome {}

  /**
   * It worked.
   *
   * @param projects what the target needs
   */
  record Resolved(List<ResolvedProject> projects) implements Outcome {}

  /**
   * It did not.
   *
   * @param failure why
   */
  record Failed(UvFailure failure) implements Outcome {}

  /**
   * Chooses versions for all requirements and what they need in turn.
   *
   * @param target Python release and machine
   * @param glibc its C library
   * @param requirements the source's own
   * @param overrides those that apply to the target. uv would drop a requirement whose override has
   *     a marker that does not hold, so that their own markers are left out here
   * @return the projects, or why there are none
   */
  Outcome resolve(
      PythonTarget target,
      Glibc glibc,
      List<Requirement> requirements,
      List<LockedOverride> overrides) {
    Path folder = work.newFolder("resolve");
    write(folder.resolve("requirements.txt"), requirements);
    write(
        folder.resolve("overrides.txt"),
        overrides.stream().map(override -> override.requirement().withoutMarker()).toList());
    return run(folder, target, glibc, List.of("--override", "overrides.txt"));
  }

  /**
   * The next version of a project that has wheels for a target.
   *
   * @param target Python release and machine
   * @param glibc its C library
   * @param project without a wheel for the target
   * @return the oldest of the newer versions with a wheel, empty where uv finds none
   */
  Optional<ProjectVersion> nextWithWheel(
      PythonTarget target, Glibc glibc, ResolvedProject project) {
    Path folder = work.newFolder("suggest");
    ProjectName name = project.name();
    write(
        folder.resolve("requirements.txt"),
        List.of(Requirement.parse(name + ">" + project.version())));
    Outcome outcome =
        run(
            folder,
            target,
            glibc,
            List.of("--no-deps", "--only-binary", ":all:", "--resolution", "lowest"));
    return outcome instanceof Resolved resolved
        ? resolved.projects().stream()
            .filter(candidate -> candidate.name().equals(name))
            .map(ResolvedProject::version)
            .findFirst()
        : Optional.empty();
  }

  private Outcome run(Path folder, PythonTarget target, Glibc glibc, List<String> options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "pip",
                "compile",
                "requirements.txt",
                "--quiet",
                "--no-header",
                "--no-annotate",
                "--color",
                "never",
                "--python-version",
                target.python().toString(),
                "--python-platform",
                platform(target, glibc),
                "--exclude-newer",
                cutOff.toString(),
                "--format",
                "pylock.toml",
                "--output-file",
                RESULT));
    arguments.addAll(options);
    CommandResult result = uv.run(folder, arguments);
    return result.succeeded()
        ? new Resolved(PylockReader.read(folder.resolve(RESULT)))
        : new Failed(UvFailure.of(result.errors()));
  }

  private static String platform(PythonTarget target, Glibc glibc) {
    if (!KNOWN_MACHINES.contains(target.machine())) {
      throw UserProblem.of(
          "uv cannot choose libraries for the architecture %s: leave it out of the descriptor's"
              + " architectures, which can be amd64 and arm64.",
          target.architecture());
    }
    int minor =
        KNOWN_MINORS.stream()
            .filter(known -> known <= glibc.minor())
            .max(Comparator.naturalOrder())
            .orElseThrow(
                () ->
                    UserProblem.of(
                        "glibc %s of Python %s in the descriptor is older than the 2.17 that wheels"
                            + " are made for: name the glibc of the releases.",
                        glibc, target.python()));
    return target.machine() + "-manylinux_2_" + minor;
  }

  private static void write(Path file, List<Requirement> requirements) {
    try {
      Files.writeString(
          file,
          requirements.stream()
              .map(requirement -> requirement + "\n")
              .collect(Collectors.joining()));
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e,
          "The work file %s cannot be written (%s): free some room there or name another cache"
              + " folder.",
          file,
          IoReason.of(e));
    }
  }
}
