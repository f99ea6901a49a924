package org.mathesar.deb.packager.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mathesar.deb.format.deb.ControlMember;

/**
 * Maintainer scripts name an interpreter that is always there, and stop at the first failure
 * (Debian Policy 6.1 and 10.4).
 */
final class ScriptsRule implements Rule {
  private static final Set<String> INTERPRETERS =
      Set.of("/bin/sh", "/usr/bin/sh", "/bin/dash", "/bin/bash", "/usr/bin/bash", "/usr/bin/perl");
  private static final Pattern INTERPRETER =
      Pattern.compile("#! ?(?<program>/\\S+)(?<options>[^\n]*)\n");
  private static final Pattern STOPS = Pattern.compile("(?m)^\\s*set +(-[a-z]*e|-o errexit)");

  @Override
  public String name() {
    return "scripts";
  }

  @Override
  public void check(PackageContents contents, Findings findings) {
    List<String> unreadable = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    List<String> careless = new ArrayList<>();
    for (ControlMember script : contents.deb().control().scripts()) {
      Optional<String> text = script.text();
      if (text.isEmpty()) {
        unreadable.add(script.name());
        continue;
      }
      Matcher interpreter = INTERPRETER.matcher(text.get());
      if (!interpreter.lookingAt() || !INTERPRETERS.contains(interpreter.group("program"))) {
        unknown.add(script.name());
      } else if (interpreter.group("program").endsWith("sh")
          && !interpreter.group("options").contains("e")
          && !STOPS.matcher(text.get()).find()) {
        careless.add(script.name());
      }
    }
    findings.error("Scripts that are not UTF-8 text", unreadable, "encode them as UTF-8");
    findings.error(
        "Scripts whose first line names no interpreter of every system",
        unknown,
        "start them with #!/bin/sh");
    findings.error(
        "Shell scripts that go on after a failure", careless, "add 'set -e' behind the first line");
  }
}
