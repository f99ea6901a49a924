package org.mathesar.deb.packager.inspect;

/** No name is absolute or leads out of the root. */
final class NamesRule implements Rule {
  @Override
  public String name() {
    return "names";
  }

  @Override
  public void check(PackageContents contents, Findings findings) {
    findings.error(
        "Names that are absolute, have .. components or characters that file lists cannot hold",
        contents.places(entry -> entry.path().isEmpty()),
        "let them begin with ./ and rename what has such characters");
  }
}
