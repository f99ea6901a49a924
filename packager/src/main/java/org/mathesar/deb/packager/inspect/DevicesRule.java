package org.mathesar.deb.packager.inspect;

/** No devices and named pipes (Debian Policy 10.6). */
final class DevicesRule implements Rule {
  @Override
  public String name() {
    return "devices";
  }

  @Override
  public void check(PackageContents contents, Findings findings) {
    findings.error(
        "Devices or named pipes",
        contents.places(entry -> entry.entry().type().isSpecial()),
        "let the service make them when it starts");
  }
}
