package org.mathesar.deb.packager.descriptor.reading;

/** A published release is downloaded safely, and its address says which one is meant. */
final class ReleaseAddressRule implements Rule {
  private static final String VERSION = "{version}";

  @Override
  public void check(Document document, Findings findings) {
    for (Value.Text url : document.texts("source/release/url")) {
      if (!url.text().startsWith("https://")) {
        findings.add(
            url.place(),
            "'%s' is not fetched over an encrypted connection; write an address that starts with"
                + " https://",
            url.text());
      }
      if (!url.text().contains(VERSION)) {
        findings.add(
            url.place(),
            "'%s' is the same for every release; write {version} where the address has the"
                + " version",
            url.text());
      }
      checkForm(url, findings);
    }
  }

  private static void checkForm(Value.Text url, Findings findings) {
    try {
      Forms.webAddress(url.text().replace(VERSION, "1.0"));
    } catch (IllegalArgumentException e) {
      findings.add(url.place(), "'%s' is no address; correct it", url.text());
    }
  }
}
