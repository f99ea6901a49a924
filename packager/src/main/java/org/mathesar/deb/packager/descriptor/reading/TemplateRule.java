package org.mathesar.deb.packager.descriptor.reading;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.template.TemplateText;

/** Templates are there, can be read, and name variables only that there are. */
final class TemplateRule implements Rule {
  @Override
  public void check(Document document, Findings findings) {
    for (Surroundings surroundings : Surroundings.BOTH) {
      Set<String> known = surroundings.specimens(document).names();
      for (Value.Text name : surroundings.templates(document)) {
        check(document.file(), name, known, findings);
      }
    }
  }

  private static void check(
      Path descriptor, Value.Text name, Set<String> known, Findings findings) {
    if (name.text().isEmpty()) {
      return;
    }
    try {
      if (Path.of(name.text()).isAbsolute()) {
        findings.add(
            name.place(), "'%s' is absolute; name it relative to the descriptor", name.text());
        return;
      }
      Path folder = descriptor.resolveSibling("");
      for (Installed installed : Installed.of(folder, name.text(), "")) {
        TemplateText template = TemplateText.read(folder.resolve(installed.template()).normalize());
        findings.addElsewhere(template.unknownNames(known));
      }
    } catch (InvalidPathException e) {
      findings.add(name.place(), "this is no name of a file; write one");
    } catch (IllegalArgumentException e) {
      findings.addReason(name.place(), e);
    } catch (UserProblem e) {
      e.problems().forEach(problem -> findings.addReason(name.place(), problem));
    }
  }
}
