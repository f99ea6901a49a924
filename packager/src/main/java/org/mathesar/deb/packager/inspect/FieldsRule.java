package org.mathesar.deb.packager.inspect;

import java.util.List;
import java.util.function.Consumer;
import org.mathesar.deb.format.changelog.Person;
import org.mathesar.deb.format.control.Description;
import org.mathesar.deb.format.control.Relations;
import org.mathesar.deb.format.value.Architecture;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.format.version.DebVersion;

/** The fields that a package has to have are there and well-formed (Debian Policy 5.3). */
final class FieldsRule implements Rule {
  private static final List<String> REQUIRED =
      List.of("Package", "Version", "Architecture", "Maintainer", "Description");
  private static final List<String> RECOMMENDED = List.of("Section", "Priority");
  private static final List<String> RELATIONS =
      List.of(
          "Pre-Depends",
          "Depends",
          "Recommends",
          "Suggests",
          "Enhances",
          "Breaks",
          "Conflicts",
          "Replaces",
          "Provides");

  @Override
  public String name() {
    return "fields";
  }

  @Override
  public void check(PackageContents contents, Findings findings) {
    findings.error("Required fields are missing", missing(contents, REQUIRED), "add them");
    findings.warning("Recommended fields are missing", missing(contents, RECOMMENDED), "add them");
    form(contents, findings, "Package", PackageName::new);
    form(contents, findings, "Version", DebVersion::parse);
    form(contents, findings, "Architecture", Architecture::new);
    form(contents, findings, "Maintainer", Person::parse);
    form(contents, findings, "Description", Description::parse);
    for (String relation : RELATIONS) {
      form(contents, findings, relation, Relations::parse);
    }
  }

  private static List<String> missing(PackageContents contents, List<String> names) {
    return names.stream().filter(name -> contents.field(name).isBlank()).toList();
  }

  private static void form(
      PackageContents contents, Findings findings, String name, Consumer<String> reader) {
    String value = contents.field(name);
    if (!value.isBlank()) {
      try {
        reader.accept(value);
      } catch (IllegalArgumentException e) {
        findings.error(
            "The field cannot be read (" + e.getMessage() + ")", List.of(name), "correct it");
      }
    }
  }
}
