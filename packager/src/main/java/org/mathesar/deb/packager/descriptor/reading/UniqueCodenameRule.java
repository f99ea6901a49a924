package org.mathesar.deb.packager.descriptor.reading;

import java.util.HashMap;
import java.util.Map;

/** No release is named twice. */
final class UniqueCodenameRule implements Rule {
  @Override
  public void check(Document document, Findings findings) {
    Map<String, Integer> lines = new HashMap<>();
    for (Value.Text codename : document.texts("releases/*/codename")) {
      Integer earlier = lines.putIfAbsent(codename.text(), codename.place().line());
      if (earlier != null) {
        findings.add(
            codename.place(),
            "'%s' is there already in line %d; leave one of the two out",
            codename.text(),
            earlier);
      }
    }
  }
}
