package org.mathesar.deb.packager.descriptor.reading;

import org.mathesar.deb.packager.descriptor.TemplateVariables;
import org.mathesar.deb.packager.template.Variables;

/** Variables have names that templates can use and that do not hide a built-in one. */
final class VariableNameRule implements Rule {
  @Override
  public void check(Document document, Findings findings) {
    for (Value.Mapping variables : document.mappings("variables")) {
      for (Value.Mapping.Member member : variables.members()) {
        try {
          String name = Variables.requireName(member.key());
          if (TemplateVariables.OF_APPLICATION.contains(name)
              || TemplateVariables.OF_LIBRARIES_ONLY.contains(name)) {
            findings.add(
                member.place(), "'%s' is the name of a built-in variable; choose another", name);
          }
        } catch (IllegalArgumentException e) {
          findings.addReason(member.place(), e);
        }
      }
    }
  }
}
