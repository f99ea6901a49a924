package org.mathesar.deb.packager.descriptor.reading;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.value.InstallPath;
import org.mathesar.deb.packager.descriptor.PathTemplate;
import org.mathesar.deb.packager.template.Variables;

/** Whatever is installed has a proper path of its own. */
final class InstalledPathRule implements Rule {
  @Override
  public void check(Document document, Findings findings) {
    for (Surroundings surroundings : Surroundings.BOTH) {
      Variables variables = surroundings.specimens(document);
      Map<InstallPath, Integer> lines = new HashMap<>();
      for (Value.Mapping installed : surroundings.installed(document)) {
        for (Value.Text path : paths(document, installed)) {
          check(path, variables, lines, findings);
        }
      }
    }
  }

  /** One path, or several for a pattern of templates. */
  private static List<Value.Text> paths(Document document, Value.Mapping installed) {
    Optional<Value.Text> path =
        Document.text(installed, "path").filter(text -> !text.text().isEmpty());
    Optional<Value.Text> pattern =
        Document.text(installed, "template").filter(text -> Installed.isPattern(text.text()));
    if (path.isEmpty() || pattern.isEmpty()) {
      // Where one template goes to a folder, the rule for patterns says so.
      boolean oneTemplate = installed.member("template").isPresent();
      return path.stream().filter(text -> !(oneTemplate && text.text().endsWith("/"))).toList();
    }
    try {
      Path folder = document.file().resolveSibling("");
      return Installed.of(folder, pattern.get().text(), path.get().text()).stream()
          .map(each -> new Value.Text(path.get().place(), each.path()))
          .toList();
    } catch (UserProblem | IllegalArgumentException e) {
      // For the rule for templates to say.
      return List.of();
    }
  }

  private static void check(
      Value.Text text, Variables variables, Map<InstallPath, Integer> lines, Findings findings) {
    try {
      InstallPath path = new PathTemplate(text.text()).expand(variables);
      Integer earlier = lines.putIfAbsent(path, text.place().line());
      if (earlier != null) {
        findings.add(
            text.place(),
            "%s is installed already by line %d; leave one of the two out",
            path,
            earlier);
      }
    } catch (IllegalArgumentException e) {
      findings.addReason(text.place(), e);
    }
  }
}
