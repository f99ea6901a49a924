package org.mathesar.deb.packager.inspect;

/** No compiled Python: it is made on the machine, for the interpreter that is there. */
final class BytecodeRule implements Rule {
  @Override
  public String name() {
    return "bytecode";
  }

  @Override
  public void check(PackageContents contents, Findings findings) {
    findings.error(
        "Compiled Python",
        contents.places(
            entry ->
                entry.place().endsWith(".pyc")
                    || entry.place().endsWith(".pyo")
                    || entry.place().endsWith("/__pycache__")),
        "leave it out and let postinst run py3compile");
  }
}
