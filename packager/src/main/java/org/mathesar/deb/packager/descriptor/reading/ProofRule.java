package org.mathesar.deb.packager.descriptor.reading;

/** What proves that the user interface is built is one of the files that building it makes. */
final class ProofRule implements Rule {
  @Override
  public void check(Document document, Findings findings) {
    for (Value.Mapping userInterface : document.mappings("user-interface")) {
      Document.text(userInterface, "result")
          .ifPresent(
              result ->
                  Document.text(userInterface, "proof")
                      .filter(proof -> !isIn(proof.text(), result.text()))
                      .ifPresent(
                          proof ->
                              findings.add(
                                  proof.place(),
                                  "'%s' is not in the result '%s', so it would prove nothing; name"
                                      + " a file of the result",
                                  proof.text(),
                                  result.text())));
    }
  }

  private static boolean isIn(String file, String folder) {
    return file.startsWith(folder + "/");
  }
}
