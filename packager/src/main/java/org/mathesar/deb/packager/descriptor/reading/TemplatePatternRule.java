package org.mathesar.deb.packager.descriptor.reading;

/** Several templates go into a folder, and one goes to a path. */
final class TemplatePatternRule implements Rule {
  @Override
  public void check(Document document, Findings findings) {
    for (Surroundings surroundings : Surroundings.BOTH) {
      for (Value.Mapping file : document.mappings(surroundings.path() + "/install/*")) {
        Document.text(file, "template")
            .ifPresent(
                template ->
                    Document.text(file, "path").ifPresent(path -> check(template, path, findings)));
      }
    }
  }

  private static void check(Value.Text template, Value.Text path, Findings findings) {
    boolean severalTemplates = Installed.isPattern(template.text());
    boolean folder = path.text().endsWith("/");
    if (severalTemplates && !folder) {
      findings.add(
          path.place(),
          "'%s' stands for several templates, so this has to be a folder; write '%s/'",
          template.text(),
          path.text());
    } else if (folder && !severalTemplates && !template.text().isEmpty()) {
      findings.add(path.place(), "'%s' is a folder; add the name of the file to it", path.text());
    }
  }
}
