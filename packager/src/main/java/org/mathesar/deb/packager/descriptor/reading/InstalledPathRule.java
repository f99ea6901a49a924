package org.mathesar.deb.packager.descriptor.reading;

import java.util.HashMap;
import java.util.Map;
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
      for (Value.Text text : document.texts(surroundings.installed())) {
        if (text.text().isEmpty()) {
          continue;
        }
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
  }
}
