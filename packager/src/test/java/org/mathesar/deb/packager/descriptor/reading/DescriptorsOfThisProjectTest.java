package org.mathesar.deb.packager.descriptor.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.format.value.RelativePath;
import org.mathesar.deb.packager.descriptor.Descriptor;
import org.mathesar.deb.packager.descriptor.PackageRules;

class DescriptorsOfThisProjectTest {
  private static final Path PROJECT = Path.of("..");

  @Test
  void thatOfMathesarLoads() {
    Descriptor descriptor = new DescriptorReader().read(PROJECT.resolve("debian/mathesar.yaml"));

    assertEquals(new PackageName("mathesar"), descriptor.application().name());
    assertEquals(5, descriptor.python().interpreters().size());
    assertTrue(descriptor.source().packages(RelativePath.of("db/sql/05_msar.sql")));
  }

  @Test
  void thatOfTheSampleLoadsAndIsForTheSameReleases() {
    Descriptor mathesar = new DescriptorReader().read(PROJECT.resolve("debian/mathesar.yaml"));
    Descriptor pantry =
        new DescriptorReader().read(PROJECT.resolve("samples/pantry/debian/pantry.yaml"));

    assertEquals(new PackageName("pantry"), pantry.application().name());
    assertEquals(mathesar.releases(), pantry.releases());
    assertEquals(mathesar.architectures(), pantry.architectures());
    assertEquals(mathesar.python().interpreters(), pantry.python().interpreters());
  }

  @Test
  void thatOfTheSampleHasTheSameSurroundingsButForWhatIsMathesarsAlone() {
    PackageRules mathesar =
        new DescriptorReader().read(PROJECT.resolve("debian/mathesar.yaml")).applicationPackage();
    PackageRules pantry =
        new DescriptorReader()
            .read(PROJECT.resolve("samples/pantry/debian/pantry.yaml"))
            .applicationPackage();

    assertEquals(mathesar.scripts(), pantry.scripts());
    assertEquals(mathesar.templates(), pantry.templates());
    assertEquals(mathesar.triggers(), pantry.triggers());
    assertEquals(
        mathesar.install().stream()
            .filter(file -> !file.template().getParent().endsWith("debian/mathesar"))
            .collect(Collectors.toSet()),
        Set.copyOf(pantry.install()));
  }
}
