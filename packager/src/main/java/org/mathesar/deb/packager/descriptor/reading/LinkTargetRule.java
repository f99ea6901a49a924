package org.mathesar.deb.packager.descriptor.reading;

import org.mathesar.deb.packager.descriptor.PathTemplate;
import org.mathesar.deb.packager.template.Variables;

/** What links say names variables only that there are. */
final class LinkTargetRule implements Rule {
  @Override
  public void check(Document document, Findings findings) {
    for (Surroundings surroundings : Surroundings.BOTH) {
      Variables variables = surroundings.specimens(document);
      new FormRule(
              surroundings.path() + "/links/*/target",
              text -> new PathTemplate(text).expandAsText(variables))
          .check(document, findings);
    }
  }
}
