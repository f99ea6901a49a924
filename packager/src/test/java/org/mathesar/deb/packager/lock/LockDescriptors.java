package org.mathesar.deb.packager.lock;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mathesar.deb.format.digest.Sha256;
import org.mathesar.deb.format.value.Architecture;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.format.value.RelativePath;
import org.mathesar.deb.format.version.DebVersion;
import org.mathesar.deb.packager.descriptor.PythonRules;
import org.mathesar.deb.packager.python.PythonTarget;
import org.mathesar.deb.packager.python.PythonVersion;
import org.mathesar.deb.packager.python.Requirement;
import org.mathesar.deb.packager.python.WheelName;

/** Builds Python rules, requests and locks of a small application for tests. */
final class LockDescriptors {
  static final PackageName PANTRY = new PackageName("pantry");
  static final Instant CUT_OFF = Instant.parse("2026-05-20T00:00:00Z");
  static final PythonTarget PYTHON_3_12 = target("3.12", Architecture.AMD64);
  static final PythonTarget PYTHON_3_13 = target("3.13", Architecture.AMD64);
  static final PythonTarget PYTHON_3_13_ARM = target("3.13", Architecture.ARM64);

  static final LockedTools TOOLS =
      new LockedTools(
          List.of("setuptools==75.8.0"), List.of(file("setuptools-75.8.0-py3-none-any.whl")));

  private LockDescriptors() {}

  static PythonTarget target(String python, Architecture machine) {
    return new PythonTarget(PythonVersion.parse(python), machine);
  }

  static PythonRules rules(
      List<PythonRules.Replacement> overrides, List<PythonRules.FromSource> fromSource) {
    return new PythonRules(
        RelativePath.of("requirements.txt"),
        List.of(
            new PythonRules.Interpreter(PythonVersion.parse("3.12"), "2.39"),
            new PythonRules.Interpreter(PythonVersion.parse("3.13"), "2.41")),
        overrides,
        fromSource,
        List.of());
  }

  static PythonRules plainRules() {
    return rules(List.of(), List.of());
  }

  static PythonRules.Replacement override(String requirement) {
    return new PythonRules.Replacement(requirement, "because");
  }

  static PythonRules.FromSource fromSource(String project) {
    return new PythonRules.FromSource(
        project, List.of("setuptools==75.8.0"), Map.of("PLAIN", "1"), "because");
  }

  static List<Requirement> requirements(String... lines) {
    return Arrays.stream(lines).map(Requirement::parse).toList();
  }

  static LockRequest request(
      PythonRules rules, List<Requirement> requirements, PythonTarget... targets) {
    return new LockRequest(PANTRY, "1.2.0", requirements, rules, Arrays.asList(targets));
  }

  static LockedFile file(String name) {
    return new LockedFile(name, name.length(), Sha256.of(name.getBytes(StandardCharsets.UTF_8)));
  }

  static BuiltWheel built(String wheel, LockedFile source) {
    return new BuiltWheel(
        new WheelName(wheel), source, TOOLS, Map.of("PLAIN", "1"), Sha256.of(new byte[] {1}));
  }

  static TargetLock libraries(PythonTarget target, String... wheels) {
    return new TargetLock(
        target, Arrays.stream(wheels).map(LockDescriptors::file).toList(), List.of());
  }

  static Lock lock(String version, List<Requirement> requirements, TargetLock... targets) {
    return new Lock(
        PANTRY,
        "1.2.0",
        DebVersion.parse(version),
        CUT_OFF,
        requirements,
        List.of(),
        List.of(),
        Optional.empty(),
        Arrays.asList(targets));
  }
}
