package org.mathesar.deb.install;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What docs/design.md says of this module. */
class ArchitectureTest {
  private static JavaClasses classes;

  @BeforeAll
  static void readClasses() {
    classes = new ClassFileImporter().importPackages("org.mathesar.deb.install");
  }

  private static void check(ArchRule rule) {
    rule.check(classes);
  }

  @Test
  void mathesarDebIsAProgramForItAndNoLibrary() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.mathesar.deb.packager..", "org.mathesar.deb.cli.."));
  }

  @Test
  void packagesHaveNoCycles() {
    check(slices().matching("org.mathesar.deb.install.(**)").should().beFreeOfCycles());
  }

  @Test
  void onlyTheHostKnowsOfContainers() {
    check(
        classes()
            .that()
            .resideOutsideOfPackage("org.mathesar.deb.install.host..")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages("org.testcontainers..", "com.github.dockerjava.."));
  }

  @Test
  void theFixturePrintsNothing() {
    noClasses()
        .should(ACCESS_STANDARD_STREAMS)
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.mathesar.deb.install"));
  }
}
