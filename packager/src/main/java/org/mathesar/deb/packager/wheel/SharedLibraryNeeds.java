package org.mathesar.deb.packager.wheel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mathesar.deb.format.control.Alternatives;
import org.mathesar.deb.format.control.Operator;
import org.mathesar.deb.format.control.Relation;
import org.mathesar.deb.format.control.Relations;
import org.mathesar.deb.format.problem.Problems;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.value.Architecture;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.format.version.DebVersion;
import org.mathesar.deb.packager.python.WheelName;
import org.mathesar.deb.packager.work.IoReason;

/**
 * What the compiled parts of wheels need of the machine: dpkg-shlibdeps for foreign libraries. It
 * remembers which files of a wheel are compiled, since most wheels are in the packages of several
 * targets; several threads may use it.
 */
public final class SharedLibraryNeeds {
  private static final Pattern GLIBC = Pattern.compile("GLIBC_([0-9]+(\\.[0-9]+)+)");

  /** A version that only says that relative relocations are packed, known from this glibc on. */
  private static final String PACKED_RELOCATIONS = "GLIBC_ABI_DT_RELR";

  private static final DebVersion PACKED_RELOCATIONS_SINCE = DebVersion.parse("2.36");
  private static final String PRIVATE = "GLIBC_PRIVATE";

  /** A compiled file of a wheel. */
  private record Compiled(WheelName wheel, WheelFile file, ElfFile elf) {}

  /** By identity: comparing contents would take as long as looking through them. */
  private final Map<WheelContents, List<Compiled>> compiledFiles =
      Collections.synchronizedMap(new IdentityHashMap<>());

  /** Remembers nothing yet. */
  public SharedLibraryNeeds() {}

  /**
   * The packages that the libraries of one target need.
   *
   * @param architecture the target's
   * @param wheels all of its wheels
   * @return such as {@code libc6 (>= 2.34), libstdc++6}, ordered by name
   * @throws UserProblem naming every file that is for another machine, malformed, or needs a
   *     library that neither the wheels nor Debian's basic packages have
   */
  public Relations of(Architecture architecture, Collection<WheelContents> wheels) {
    Problems problems = new Problems();
    List<Compiled> compiled = new ArrayList<>();
    for (WheelContents wheel : wheels) {
      problems.collect(
          () -> compiled.addAll(compiledFiles.computeIfAbsent(wheel, SharedLibraryNeeds::find)));
    }
    Set<String> provided = new HashSet<>();
    for (Compiled file : compiled) {
      provided.add(file.file().path().name());
      file.elf().soname().ifPresent(provided::add);
    }
    TreeMap<String, Alternatives> packages = new TreeMap<>();
    Optional<DebVersion> glibc = Optional.empty();
    for (Compiled file : compiled) {
      problems.collect(() -> checkMachine(file, architecture));
      for (String soname : file.elf().needed()) {
        if (!provided.contains(soname)) {
          problems.collect(
              () -> {
                Alternatives alternatives = packageOf(file, soname);
                packages.put(alternatives.toString(), alternatives);
              });
        }
      }
      problems.collect(() -> checkSymbols(file));
      glibc = latest(glibc, file.elf());
    }
    problems.throwIfAny();
    if (glibc.isPresent()) {
      Relation libc =
          Relation.to(new PackageName(SystemLibraries.LIBC), Operator.LATER_OR_EQUAL, glibc.get());
      packages.put(SystemLibraries.LIBC, Alternatives.of(libc));
    }
    return new Relations(List.copyOf(packages.values()));
  }

  private static List<Compiled> find(WheelContents wheel) {
    Problems problems = new Problems();
    List<Compiled> compiled = new ArrayList<>();
    for (WheelFile file : wheel.files()) {
      problems.collect(() -> read(wheel.name(), file).ifPresent(compiled::add));
    }
    problems.throwIfAny();
    return compiled;
  }

  private static Optional<Compiled> read(WheelName wheel, WheelFile file) {
    try {
      return ElfFile.is(file.content())
          ? Optional.of(new Compiled(wheel, file, ElfFile.read(file.content())))
          : Optional.empty();
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e,
          "The file '%s' of the wheel %s cannot be read as a library (%s): lock another version of"
              + " %s.",
          file.path(),
          wheel,
          IoReason.of(e),
          wheel.project());
    }
  }

  private static void checkMachine(Compiled file, Architecture architecture) {
    if (!file.elf().architecture().equals(Optional.of(architecture))) {
      throw UserProblem.of(
          "The file '%s' of the wheel %s is compiled for %s and not for %s: lock a wheel of %s that"
              + " is for %s or has no compiled parts.",
          file.file().path(),
          file.wheel(),
          file.elf().architecture().map(Architecture::value).orElse("an unknown machine"),
          architecture,
          file.wheel().project(),
          architecture);
    }
  }

  private static Alternatives packageOf(Compiled file, String soname) {
    if (soname.startsWith("libpython")) {
      throw UserProblem.of(
          "The file '%s' of the wheel %s is bound to %s, which Debian's python3 does not need and"
              + " need not have: lock another version of %s.",
          file.file().path(), file.wheel(), soname, file.wheel().project());
    }
    return SystemLibraries.packageOf(soname)
        .orElseThrow(
            () ->
                UserProblem.of(
                    "The file '%s' of the wheel %s needs the library %s, which neither the wheels"
                        + " nor Debian's basic packages have: lock a version of %s that brings it"
                        + " along (a manylinux wheel).",
                    file.file().path(), file.wheel(), soname, file.wheel().project()));
  }

  private static void checkSymbols(Compiled file) {
    if (file.elf().symbolVersions().contains(PRIVATE)) {
      throw UserProblem.of(
          "The file '%s' of the wheel %s uses private symbols of one glibc release (%s): lock"
              + " another version of %s.",
          file.file().path(), file.wheel(), PRIVATE, file.wheel().project());
    }
  }

  private static Optional<DebVersion> latest(Optional<DebVersion> known, ElfFile elf) {
    Optional<DebVersion> latest = known;
    for (String symbolVersion : elf.symbolVersions()) {
      Matcher matcher = GLIBC.matcher(symbolVersion);
      Optional<DebVersion> version =
          symbolVersion.equals(PACKED_RELOCATIONS)
              ? Optional.of(PACKED_RELOCATIONS_SINCE)
              : matcher.matches()
                  ? Optional.of(DebVersion.parse(matcher.group(1)))
                  : Optional.empty();
      if (version.isPresent() && (latest.isEmpty() || latest.get().compareTo(version.get()) < 0)) {
        latest = version;
      }
    }
    return latest;
  }
}
