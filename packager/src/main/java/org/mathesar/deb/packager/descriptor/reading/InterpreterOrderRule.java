package org.mathesar.deb.packager.descriptor.reading;

import java.util.Optional;
import org.mathesar.deb.packager.python.PythonVersion;

/** Interpreters are named once each, the oldest first. */
final class InterpreterOrderRule implements Rule {
  @Override
  public void check(Document document, Findings findings) {
    Optional<PythonVersion> before = Optional.empty();
    for (Value.Text text : document.texts("python/interpreters/*/version")) {
      Optional<PythonVersion> version = PythonVersions.of(text);
      if (version.isPresent() && before.isPresent()) {
        int order = version.get().compareTo(before.get());
        if (order == 0) {
          findings.add(
              text.place(), "%s is there already; leave one of the two out", version.get());
        } else if (order < 0) {
          findings.add(
              text.place(),
              "%s comes after %s; put the interpreters in order, the oldest first",
              version.get(),
              before.get());
        }
      }
      before = version.isPresent() ? version : before;
    }
  }
}
