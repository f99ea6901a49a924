package org.mathesar.deb.packager.inspect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is in a package, and what is wrong with it.
 *
 * @param summary what is in it
 * @param findings what is wrong with it, in the order of the rules
 */
public record Inspection(Summary summary, List<Finding> findings) {
  // Copies.
  public Inspection {
    findings = List.copyOf(findings);
  }

  /**
   * Reads a package and looks at it by every rule.
   *
   * @param file the package
   * @param now what is later is in the future
   * @return what was seen
   * @throws org.mathesar.deb.format.problem.UserProblem where it cannot be read, or is no whole and
   *     well-formed package
   */
  public static Inspection of(Path file, Instant now) {
    PackageContents contents = PackageContents.read(file);
    List<Finding> findings = new ArrayList<>();
    for (Rule rule : Rules.all(now)) {
      Findings ofRule = new Findings(rule.name());
      rule.check(contents, ofRule);
      findings.addAll(ofRule.found());
    }
    return new Inspection(new Summariser(contents).summarise(), findings);
  }

  /**
   * Whether nothing is wrong that would fail or harm somewhere.
   *
   * @return true without errors; warnings may be there
   */
  public boolean isSound() {
    return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
  }

  /**
   * All of it for machines.
   *
   * @return an object, the findings under {@code findings}
   */
  public ObjectNode toJson() {
    return InspectionJson.of(this);
  }
}
