package org.mathesar.deb.packager.descriptor.reading;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mathesar.deb.packager.python.PythonVersion;

/** Every release gets libraries for its own Python. */
final class ReleasePythonRule implements Rule {
  @Override
  public void check(Document document, Findings findings) {
    List<Value> interpreters = document.values("python/interpreters/*/version").toList();
    Set<PythonVersion> known =
        interpreters.stream()
            .flatMap(version -> PythonVersions.of(version).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    boolean allReadable =
        interpreters.stream().allMatch(version -> PythonVersions.of(version).isPresent());
    if (known.isEmpty() || !allReadable) {
      // What a release's Python is compared with has to be right first.
      return;
    }
    String list = known.stream().map(PythonVersion::toString).collect(Collectors.joining(", "));
    for (Value.Text text : document.texts("releases/*/python")) {
      PythonVersions.of(text)
          .filter(python -> !known.contains(python))
          .ifPresent(
              python ->
                  findings.add(
                      text.place(),
                      "Python %s is none of the interpreters (%s); add it to python.interpreters",
                      python,
                      list));
    }
  }
}
