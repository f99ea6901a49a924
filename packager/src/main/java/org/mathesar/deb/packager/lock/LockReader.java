package org.mathesar.deb.packager.lock;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mathesar.deb.format.control.ControlParser;
import org.mathesar.deb.format.control.Stanza;
import org.mathesar.deb.format.digest.Sha256;
import org.mathesar.deb.format.problem.Problems;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.value.Architecture;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.format.version.DebVersion;
import org.mathesar.deb.packager.python.ProjectName;
import org.mathesar.deb.packager.python.ProjectVersion;
import org.mathesar.deb.packager.python.PythonTarget;
import org.mathesar.deb.packager.python.PythonVersion;
import org.mathesar.deb.packager.python.Requirement;
import org.mathesar.deb.packager.python.WheelFit;
import org.mathesar.deb.packager.python.WheelName;
import org.mathesar.deb.packager.sbom.Component;
import org.mathesar.deb.packager.sbom.ComponentHash;
import org.mathesar.deb.packager.sbom.PackageUrl;
import org.mathesar.deb.packager.sbom.Scope;

/** Reads the text of a lock file and collects all its mistakes. */
final class LockReader {
  private static final Pattern FILE = Pattern.compile("(\\S+)\\s+([0-9]{1,18})\\s+(\\S+)");
  private static final Pattern TARGET = Pattern.compile("python([0-9.]+)/([a-z0-9-]+)");
  private static final Pattern VARIABLE = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)=(.*)");

  private final String origin;
  private final List<Stanza> stanzas;
  private final FieldLines lines;
  private final Problems problems = new Problems();
  private final List<BuiltWheel> built = new ArrayList<>();
  private final Set<WheelName> declared = new TreeSet<>();
  private final Set<WheelName> used = new HashSet<>();
  private final Map<PackageUrl, Component> libraries = new TreeMap<>();
  private final Map<String, SeenWheel> seen = new HashMap<>();
  private final Map<PythonTarget, TargetLock> targets = new TreeMap<>();

  LockReader(String text, String origin) {
    this.origin = origin;
    this.stanzas = ControlParser.parse(text, origin, ControlParser.Comments.ALLOWED);
    this.lines = new FieldLines(text);
  }

  /** A wheel where it was named first. */
  private record SeenWheel(LockedFile file, String target) {}

  private record Head(
      PackageName application,
      String applicationVersion,
      DebVersion version,
      Instant cutOff,
      List<Requirement> requirements,
      List<LockedOverride> overrides,
      Optional<Integer> libraries) {}

  Lock read() {
    if (stanzas.isEmpty()) {
      throw UserProblem.of("The lock %s is empty: make it again with 'mathesar-deb lock'.", origin);
    }
    Optional<Head> head = readHead(reader(0));
    for (int i = 1; i < stanzas.size(); i++) {
      StanzaReader stanza = reader(i);
      if (stanza.has(LockFields.BUILT_WHEEL)) {
        readBuiltWheel(stanza);
      } else if (stanza.has(LockFields.INTERFACE_LIBRARY)) {
        readLibrary(stanza);
      } else if (stanza.has(LockFields.TARGET)) {
        readTarget(stanza);
      } else {
        problems.add(
            "%s line %d: a stanza after the first has to begin with %s, %s or %s: %s.",
            origin,
            lines.start(i),
            LockFields.BUILT_WHEEL,
            LockFields.INTERFACE_LIBRARY,
            LockFields.TARGET,
            StanzaReader.CURE);
      }
    }
    for (WheelName wheel : declared) {
      if (!used.contains(wheel)) {
        problems.add(
            "%s: no target uses the built wheel %s: %s.", origin, wheel, StanzaReader.CURE);
      }
    }
    if (targets.isEmpty() && problems.isEmpty()) {
      problems.add("%s: it has no target: %s.", origin, StanzaReader.CURE);
    }
    int counted = head.flatMap(Head::libraries).orElse(0);
    if (problems.isEmpty() && counted != libraries.size()) {
      problems.add(
          "%s: its first stanza says that %d libraries of the user interface follow, but there are"
              + " %d: %s.",
          origin, counted, libraries.size(), StanzaReader.CURE);
    }
    problems.throwIfAny();
    Head known = head.orElseThrow();
    return new Lock(
        known.application(),
        known.applicationVersion(),
        known.version(),
        known.cutOff(),
        known.requirements(),
        known.overrides(),
        built,
        known.libraries().map(count -> new InterfaceLibraries(List.copyOf(libraries.values()))),
        List.copyOf(targets.values()));
  }

  private StanzaReader reader(int index) {
    return new StanzaReader(stanzas.get(index), index, lines, origin, problems);
  }

  private Optional<Head> readHead(StanzaReader stanza) {
    Optional<String> format = stanza.required(LockFields.FORMAT, text -> text);
    if (format.isPresent() && !format.get().equals(LockFields.FORMAT_VALUE)) {
      throw UserProblem.of(
          "The lock %s is of format %s but this mathesar-deb reads format %s: use a newer"
              + " mathesar-deb, or make the lock again with this one.",
          origin, format.get(), LockFields.FORMAT_VALUE);
    }
    stanza.refuseFieldsBeside(LockFields.HEAD);
    Optional<PackageName> application = stanza.required(LockFields.APPLICATION, PackageName::new);
    Optional<String> applicationVersion =
        stanza.required(LockFields.APPLICATION_VERSION, LockReader::word);
    Optional<DebVersion> version = stanza.required(LockFields.VERSION, DebVersion::parse);
    Optional<Instant> cutOff = stanza.required(LockFields.CUT_OFF, LockReader::instant);
    List<Requirement> requirements = stanza.values(LockFields.REQUIREMENTS, Requirement::parse);
    List<LockedOverride> overrides = stanza.values(LockFields.OVERRIDES, LockedOverride::parse);
    Optional<Integer> interfaceLibraries =
        stanza.optional(LockFields.INTERFACE_LIBRARIES, LockReader::count);
    if (application.isEmpty()
        || applicationVersion.isEmpty()
        || version.isEmpty()
        || cutOff.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Head(
            application.get(),
            applicationVersion.get(),
            version.get(),
            cutOff.get(),
            requirements,
            overrides,
            interfaceLibraries));
  }

  private void readLibrary(StanzaReader stanza) {
    stanza.refuseFieldsBeside(LockFields.OF_LIBRARY);
    Optional<String> name = stanza.required(LockFields.INTERFACE_LIBRARY, LockReader::word);
    Optional<String> version = stanza.required(LockFields.LIBRARY_VERSION, LockReader::word);
    Optional<Scope> scope = stanza.required(LockFields.LIBRARY_SCOPE, LockReader::scope);
    Optional<String> license = stanza.optional(LockFields.LICENSE, LockReader::word);
    Optional<List<ComponentHash>> hashes =
        stanza.optional(LockFields.INTEGRITY, ComponentHash::ofIntegrity);
    List<String> needs = stanza.values(LockFields.NEEDS, LockReader::word);
    if (name.isPresent() && version.isPresent() && scope.isPresent()) {
      Component library =
          Component.npm(
              name.get(),
              version.get(),
              license.orElse(""),
              hashes.orElse(List.of()),
              scope.get(),
              Set.copyOf(needs));
      if (libraries.put(library.url(), library) != null) {
        stanza.problem(LockFields.INTERFACE_LIBRARY, 0, library.url() + " has a stanza already");
      }
    }
  }

  private void readBuiltWheel(StanzaReader stanza) {
    stanza.refuseFieldsBeside(LockFields.BUILT);
    Optional<WheelName> wheel = stanza.required(LockFields.BUILT_WHEEL, LockReader::wheel);
    Optional<LockedFile> source = stanza.required(LockFields.SOURCE, LockReader::file);
    List<String> requirements = stanza.values(LockFields.BUILD_REQUIRES, LockReader::pinned);
    List<LockedFile> tools = stanza.values(LockFields.BUILD_WHEELS, LockReader::wheelFile);
    Map<String, String> environment = new TreeMap<>();
    for (StanzaReader.Item<Map.Entry<String, String>> item :
        stanza.items(LockFields.ENVIRONMENT, LockReader::variable)) {
      if (environment.put(item.value().getKey(), item.value().getValue()) != null) {
        stanza.problem(item, "the variable " + item.value().getKey() + " is set twice");
      }
    }
    Optional<Sha256> contents = stanza.required(LockFields.CONTENTS, Sha256::new);
    wheel.ifPresent(
        name -> {
          if (!name.isPure()) {
            stanza.problem(
                LockFields.BUILT_WHEEL,
                0,
                name + " has compiled parts, and only pure wheels are built from source");
          } else if (!declared.add(name)) {
            stanza.problem(LockFields.BUILT_WHEEL, 0, name + " has a stanza already");
          } else if (source.isPresent() && contents.isPresent()) {
            built.add(
                new BuiltWheel(
                    name,
                    source.get(),
                    new LockedTools(requirements, tools),
                    environment,
                    contents.get()));
          }
        });
  }

  private void readTarget(StanzaReader stanza) {
    stanza.refuseFieldsBeside(LockFields.OF_TARGET);
    Optional<PythonTarget> target = stanza.required(LockFields.TARGET, LockReader::target);
    List<StanzaReader.Item<LockedFile>> wheels =
        stanza.items(LockFields.WHEELS, LockReader::wheelFile);
    List<StanzaReader.Item<WheelName>> builtWheels =
        stanza.items(LockFields.BUILT_WHEELS, LockReader::wheel);
    Map<ProjectName, WheelName> projects = new HashMap<>();
    wheels.forEach(
        item -> {
          WheelName name = new WheelName(item.value().fileName());
          checkWheel(stanza, item, name, target, projects);
          checkSame(stanza, item, target);
        });
    builtWheels.forEach(
        item -> {
          checkWheel(stanza, item, item.value(), target, projects);
          used.add(item.value());
          if (!declared.contains(item.value())) {
            stanza.problem(
                item, "no stanza before it says how " + item.value() + " is built from source");
          }
        });
    target.ifPresent(
        known -> {
          TargetLock libraries =
              new TargetLock(
                  known,
                  wheels.stream().map(StanzaReader.Item::value).toList(),
                  builtWheels.stream().map(StanzaReader.Item::value).toList());
          if (targets.put(known, libraries) != null) {
            stanza.problem(LockFields.TARGET, 0, known + " has a stanza already");
          }
        });
  }

  private static void checkWheel(
      StanzaReader stanza,
      StanzaReader.Item<?> item,
      WheelName wheel,
      Optional<PythonTarget> target,
      Map<ProjectName, WheelName> projects) {
    WheelName before = projects.putIfAbsent(wheel.project(), wheel);
    if (before != null) {
      stanza.problem(
          item, wheel + " is a second wheel of " + wheel.project() + " beside " + before);
    }
    if (target.isPresent() && !WheelFit.anyGlibc(target.get()).fits(wheel)) {
      stanza.problem(item, wheel + " does not fit " + target.get());
    }
  }

  /** The same name for other bytes cannot be right for both. */
  private void checkSame(
      StanzaReader stanza, StanzaReader.Item<LockedFile> item, Optional<PythonTarget> target) {
    LockedFile file = item.value();
    String where = target.map(PythonTarget::toString).orElse("another target");
    SeenWheel first = seen.putIfAbsent(file.fileName(), new SeenWheel(file, where));
    if (first != null && !first.file().equals(file)) {
      stanza.problem(
          item,
          file.fileName()
              + " has another checksum or length here than for "
              + first.target()
              + " ("
              + first.file().sha256()
              + ", "
              + first.file().size()
              + " bytes)");
    }
  }

  private static Integer count(String text) {
    if (!text.matches("[0-9]{1,6}")) {
      throw new IllegalArgumentException("'" + text + "' is no number");
    }
    return Integer.valueOf(text);
  }

  private static Scope scope(String text) {
    return switch (text) {
      case "required" -> Scope.REQUIRED;
      case "optional" -> Scope.OPTIONAL;
      default ->
          throw new IllegalArgumentException("'" + text + "' is neither required nor optional");
    };
  }

  private static String word(String text) {
    if (text.isEmpty() || text.contains("\n")) {
      throw new IllegalArgumentException("a single line is expected here");
    }
    return text;
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'" + text + "' is no point in time", e);
    }
  }

  private static LockedFile file(String text) {
    Matcher matcher = FILE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a SHA-256 checksum, a length in bytes and a file name");
    }
    return new LockedFile(
        matcher.group(3), Long.parseLong(matcher.group(2)), new Sha256(matcher.group(1)));
  }

  private static LockedFile wheelFile(String text) {
    LockedFile file = file(text);
    wheel(file.fileName());
    return file;
  }

  private static WheelName wheel(String text) {
    WheelName name = new WheelName(text);
    ProjectVersion.parse(name.version());
    return name;
  }

  private static String pinned(String text) {
    if (!Requirement.parse(text).isPinned()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not pinned, and what builds a wheel has to be");
    }
    return text;
  }

  private static Map.Entry<String, String> variable(String text) {
    Matcher matcher = VARIABLE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not NAME=value");
    }
    return Map.entry(matcher.group(1), matcher.group(2));
  }

  private static PythonTarget target(String text) {
    Matcher matcher = TARGET.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no target");
    }
    return new PythonTarget(
        PythonVersion.parse(matcher.group(1)), new Architecture(matcher.group(2)));
  }
}
