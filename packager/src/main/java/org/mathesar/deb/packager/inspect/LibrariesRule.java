package org.mathesar.deb.packager.inspect;

/** Metadata of Python libraries says which library it is. */
final class LibrariesRule implements Rule {
  @Override
  public String name() {
    return "libraries";
  }

  @Override
  public void check(PackageContents contents, Findings findings) {
    findings.warning(
        "Metadata of a Python library without its name and version",
        contents.places(
            entry ->
                FileFacts.isMetadata(entry.entry())
                    && entry.facts().flatMap(FileFacts::library).isEmpty()),
        "build the library's wheel again");
  }
}
