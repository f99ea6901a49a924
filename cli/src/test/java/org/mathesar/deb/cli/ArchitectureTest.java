package org.mathesar.deb.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.ZoneId;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/design.md says of modules and packages, for every module this one sees. */
class ArchitectureTest {
  private static final String FORMAT = "org.mathesar.deb.format..";
  private static final String PACKAGER = "org.mathesar.deb.packager..";
  private static final String CLI = "org.mathesar.deb.cli..";

  private static JavaClasses classes;

  @BeforeAll
  static void readClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.mathesar.deb");
  }

  private static void check(ArchRule rule) {
    rule.check(classes);
  }

  @Test
  void allThreeModulesAreSeen() {
    for (String module : new String[] {FORMAT, PACKAGER, CLI}) {
      assertTrue(classes.stream().anyMatch(resideInAPackage(module)), module);
    }
  }

  @Test
  void modulesPointOneWayOnly() {
    check(
        noClasses()
            .that()
            .resideInAPackage(FORMAT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(PACKAGER, CLI));
    check(
        noClasses()
            .that()
            .resideInAPackage(PACKAGER)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(CLI));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.mathesar.deb.format.(**)",
        "org.mathesar.deb.packager.(**)",
        "org.mathesar.deb.cli.(**)"
      })
  void packagesOfAModuleHaveNoCycles(String packages) {
    check(slices().matching(packages).should().beFreeOfCycles());
  }

  @Test
  void onlyTheCommandLineEndsTheProcess() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(CLI)
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class));
  }

  @Test
  void nothingWritesToTheStandardStreamsPastTheConsole() {
    check(noClasses().should(ACCESS_STANDARD_STREAMS));
  }

  @Test
  void programsAreStartedInOnePlace() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("org.mathesar.deb.packager.process..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ProcessBuilder.class)
            .orShould()
            .callMethod(Runtime.class, "exec", String[].class)
            .orShould()
            .callMethod(Runtime.class, "exec", String.class));
  }

  @Test
  void nothingIsLogged() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "java.util.logging..",
                "org.slf4j..",
                "org.apache.commons.logging..",
                "org.apache.logging.."));
  }

  @Test
  void nothingDependsOnWhereTheMachineStands() {
    check(
        noClasses()
            .should()
            .callMethod(Locale.class, "getDefault")
            .orShould()
            .callMethod(ZoneId.class, "systemDefault")
            .orShould()
            .callMethod(TimeZone.class, "getDefault")
            .orShould()
            .callMethod(String.class, "format", String.class, Object[].class)
            .orShould()
            .callMethod(String.class, "formatted", Object[].class)
            .orShould()
            .callMethod(String.class, "toLowerCase")
            .orShould()
            .callMethod(String.class, "toUpperCase"));
  }

  @Test
  void descriptorsKnowNothingOfHowTheyAreUsed() {
    check(
        noClasses()
            .that()
            .resideInAPackage("org.mathesar.deb.packager.descriptor..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.mathesar.deb.packager.build..",
                "org.mathesar.deb.packager.source..",
                "org.mathesar.deb.packager.lock..",
                "org.mathesar.deb.packager.wheel.."));
  }
}
