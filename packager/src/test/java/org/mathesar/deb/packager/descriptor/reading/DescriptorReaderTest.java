package org.mathesar.deb.packager.descriptor.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mathesar.deb.format.control.Description;
import org.mathesar.deb.format.control.Relations;
import org.mathesar.deb.format.digest.Sha256;
import org.mathesar.deb.format.value.Architecture;
import org.mathesar.deb.format.value.FileMode;
import org.mathesar.deb.format.value.InstallPath;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.format.value.RelativePath;
import org.mathesar.deb.format.version.DebVersion;
import org.mathesar.deb.packager.descriptor.Codename;
import org.mathesar.deb.packager.descriptor.Descriptor;
import org.mathesar.deb.packager.descriptor.PathPattern;
import org.mathesar.deb.packager.descriptor.PythonRules;
import org.mathesar.deb.packager.descriptor.Release;
import org.mathesar.deb.packager.descriptor.TemplateVariables;
import org.mathesar.deb.packager.image.ControlScript;
import org.mathesar.deb.packager.python.PythonVersion;
import org.mathesar.deb.packager.template.TemplateText;

class DescriptorReaderTest {
  @TempDir Path folder;

  private DescriptorFolder pantry;

  @BeforeEach
  void write() throws IOException {
    pantry = DescriptorFolder.in(folder);
  }

  @Test
  void saysWhatTheFileSays() throws IOException {
    Descriptor descriptor = pantry.read();

    assertEquals(new PackageName("pantry"), descriptor.application().name());
    assertEquals(URI.create("https://example.org/pantry/"), descriptor.application().homepage());
    assertEquals(
        new Description("inventory of supplies", "Keeps a list of jars."),
        descriptor.application().description());
    assertEquals(InstallPath.of("/usr/lib/pantry"), descriptor.application().directory());
    assertEquals(
        "https://example.org/releases/{version}/pantry.tar.gz", descriptor.source().releaseUrl());
    assertEquals(
        Map.of("1.0", new Sha256("0123456789abcdef".repeat(4))),
        descriptor.source().releaseChecksums());
    assertTrue(descriptor.source().packages(RelativePath.of("pantry/models.py")));
    assertEquals(
        List.of(List.of("npm", "ci"), List.of("npm", "run", "build")),
        descriptor.userInterface().orElseThrow().commands());
    assertEquals(
        Map.of("libcairo.so.2", "libcairo2"), descriptor.staticFiles().orElseThrow().needs());
    assertEquals(
        new PythonRules.Interpreter(new PythonVersion(3, 11), "2.36"),
        descriptor.python().interpreters().get(0));
    assertEquals(List.of(new PathPattern("**/tests/**")), descriptor.python().leaveOut());
    assertEquals(
        new Release(new Codename("trixie"), "Debian 13", new PythonVersion(3, 13)),
        descriptor.releases().get(1));
    assertEquals(List.of(Architecture.AMD64, Architecture.ARM64), descriptor.architectures());
    assertEquals(
        Map.of("Depends", Relations.parse("adduser, libcairo2 (>= 1.16)")),
        descriptor.applicationPackage().relations());
    assertEquals(
        Map.of(ControlScript.PRERM, pantry.template("prerm.in").toAbsolutePath()),
        descriptor.libraryPackages().scripts());
    assertEquals(2, descriptor.libraryRevision());
    assertEquals(FileMode.parse("0644"), descriptor.applicationPackage().install().get(0).mode());
  }

  @Test
  void whatMayBeMissingMayBeMissing() throws IOException {
    Descriptor descriptor =
        pantry
            .saying(
                """
                descriptor: 1
                application:
                  {name: pantry, title: Pantry, homepage: 'https://example.org/', section: web,
                   maintainer: J <j@example.org>, synopsis: jars, description: Jars., directory: /x,
                   copyright: {license: Expat, holders: [J], text: Do as you like.},
                   version: {file: x, pattern: (.*), tag: '.*'}}
                source: {recognised-by: [x], include: ['**']}
                python: {requirements: x, interpreters: [{version: '3.11', glibc: '2.36'}]}
                releases: [{codename: bookworm, title: Debian 12, python: '3.11'}]
                architectures: [amd64]
                packages: {application: {}, libraries: {}}
                """)
            .read();

    assertEquals("", descriptor.source().releaseUrl());
    assertEquals(Optional.empty(), descriptor.userInterface());
    assertEquals(Optional.empty(), descriptor.staticFiles());
    assertEquals(List.of(), descriptor.python().fromSource());
    assertEquals(Map.of(), descriptor.variables());
    assertEquals(Optional.empty(), descriptor.libraryPackages().lintianOverrides());
    assertEquals(1, descriptor.libraryRevision());
  }

  @Test
  void anchorsAndAliasesSpareRepetition() throws IOException {
    Descriptor descriptor =
        pantry
            .replacing("exclude: ['**/tests/**']", "exclude: &tests ['**/tests/**']")
            .replacing("leave-out: ['**/tests/**']", "leave-out: *tests")
            .read();

    assertEquals(descriptor.source().exclude(), descriptor.python().leaveOut());
  }

  @Test
  void aPatternStandsForSeveralTemplatesInOneFolder() throws IOException {
    Files.createDirectories(folder.resolve("admin/more.py"));
    Descriptor descriptor =
        pantry
            .withTemplate("admin/b.py", "@TITLE@\n")
            .withTemplate("admin/a.py", "")
            .withTemplate("admin/c.txt", "")
            .replacing(
                "unit.in, path: '/usr/lib/systemd/system/@PACKAGE@.service'",
                "admin/*.py, path: '/usr/share/@PACKAGE@/admin/'")
            .read();

    assertEquals(
        List.of("/usr/share/@PACKAGE@/admin/a.py", "/usr/share/@PACKAGE@/admin/b.py"),
        descriptor.applicationPackage().install().stream()
            .map(installed -> installed.path().text())
            .toList());
    assertEquals(
        pantry.template("admin/b.py").toAbsolutePath(),
        descriptor.applicationPackage().install().get(1).template());
  }

  @Test
  void pathsAndTemplatesAreFilledInForTheirPackage() throws IOException {
    Descriptor descriptor = pantry.read();
    var ofApplication =
        TemplateVariables.forApplication(descriptor, DebVersion.parse("1.0-1"), "1.0");
    var ofLibraries =
        TemplateVariables.forLibraries(
            descriptor,
            new PackageName("pantry-python3.11"),
            new PythonVersion(3, 11),
            DebVersion.parse("20260520.1"),
            "1.0");

    assertEquals(
        InstallPath.of("/usr/lib/systemd/system/pantry.service"),
        descriptor.applicationPackage().install().get(0).path().expand(ofApplication));
    assertEquals(
        "/usr/lib/pantry/bin/pantry",
        descriptor.applicationPackage().links().get(0).target().expandAsText(ofApplication));
    assertEquals(
        "#!/bin/sh\n# Pantry by Jane Doe <jane@example.org>: jane@example.org\n",
        TemplateText.read(descriptor.applicationPackage().scripts().get(ControlScript.POSTINST))
            .expand(ofApplication));
    assertEquals(
        "py3clean /usr/lib/pantry/python3.11\n",
        TemplateText.read(descriptor.libraryPackages().scripts().get(ControlScript.PRERM))
            .expand(ofLibraries));
    assertEquals("pantry-python3.11", ofLibraries.value("PACKAGE").orElseThrow());
    assertEquals("pantry", ofLibraries.value("APPLICATION").orElseThrow());
  }
}
