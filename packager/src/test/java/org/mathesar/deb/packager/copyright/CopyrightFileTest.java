package org.mathesar.deb.packager.copyright;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mathesar.deb.format.control.ControlParser;
import org.mathesar.deb.format.control.Stanza;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.value.RelativePath;
import org.mathesar.deb.packager.descriptor.Copyright;
import org.mathesar.deb.packager.process.Command;
import org.mathesar.deb.packager.process.CommandResult;
import org.mathesar.deb.packager.process.CommandRunner;
import org.mathesar.deb.packager.python.ProjectName;

class CopyrightFileTest {
  private static final Copyright OWN =
      new Copyright("GPL-3", List.of("2021-2026 Pantry"), "", List.of());
  private static final String EXPAT =
      """
      Permission is hereby granted, free of charge, to any person obtaining a copy
      of this software and associated documentation files (the "Software"), to deal
      in the Software without restriction.

      THE SOFTWARE IS PROVIDED "AS IS". IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT
      HOLDERS BE LIABLE.
      """;
  private static final String BSD =
      """
      Copyright (c) Django Software Foundation and individual contributors.
      All rights reserved.

      Redistribution and use in source and binary forms, with or without modification,
      are permitted.

          3. Neither the name of Django nor the names of its contributors may be used.
      """;

  @TempDir Path folder;

  private static ThirdParty party(String name, String license, String author, String... texts) {
    return new ThirdParty(
        new ProjectName(name),
        "1.0",
        List.of(FilePattern.below(RelativePath.of("usr/lib/pantry/" + name))),
        license,
        List.of(),
        author,
        List.of(texts));
  }

  private static String rendered(ThirdParty... parties) {
    return CopyrightFile.of(
            "Pantry",
            URI.create("https://example.org/pantry"),
            OWN,
            List.of(parties),
            Optional.empty())
        .render();
  }

  private static Stanza files(String text, String pattern) {
    return stanzas(text).stream()
        .filter(stanza -> stanza.get("Files").filter(pattern::equals).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private static List<String> licenseNames(String text) {
    return stanzas(text).stream()
        .filter(stanza -> !stanza.has("Files") && stanza.has("License"))
        .map(stanza -> stanza.get("License").orElseThrow().lines().findFirst().orElseThrow())
        .toList();
  }

  private static List<Stanza> stanzas(String text) {
    return ControlParser.parse(text.getBytes(StandardCharsets.UTF_8), "copyright");
  }

  @Test
  void isWrittenAsTheFormatHasIt() {
    String text =
        rendered(party("django", "BSD-3-Clause", "", BSD), party("attrs", "MIT", "", EXPAT));

    assertEquals(
        """
        Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
        Upstream-Name: Pantry
        Source: https://example.org/pantry

        Files: *
        Copyright: 2021-2026 Pantry
        License: GPL-3

        Files: usr/lib/pantry/attrs/*
        Copyright: The attrs authors
        License: Expat
        Comment:
         attrs 1.0
         .
         It names neither a copyright holder nor an author.

        Files: usr/lib/pantry/django/*
        Copyright: Django Software Foundation and individual contributors
        License: BSD-3-clause
        Comment:
         django 1.0

        License: BSD-3-clause
         Redistribution and use in source and binary forms, with or without modification,
         are permitted.
         .
             3. Neither the name of Django nor the names of its contributors may be used.

        License: Expat
         Permission is hereby granted, free of charge, to any person obtaining a copy
         of this software and associated documentation files (the "Software"), to deal
         in the Software without restriction.
         .
         THE SOFTWARE IS PROVIDED "AS IS". IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT
         HOLDERS BE LIABLE.

        License: GPL-3
         These files may be used under the terms of the
         GNU General Public License, version 3.
         .
         On Debian systems, its complete text is in the file
         /usr/share/common-licenses/GPL-3.
        """,
        text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MIT | Expat",
        "GPL-3.0-only | GPL-3",
        "GPL-2.0-or-later | GPL-2+",
        "LGPL-3.0 | LGPL-3",
        "LGPL-2.1+ | LGPL-2.1+",
        "LGPL-3.0-only | LGPL-3",
        "BSD-3-Clause | BSD-3-clause",
        "BSD License | BSD-License",
        "Apache License 2.0 | Apache-2.0",
        "MIT OR Apache-2.0 | Expat or Apache-2.0",
        "MIT AND (Apache-2.0 OR BSD-2-Clause) | Expat, and Apache-2.0 or BSD-2-clause",
        "MPL-2.0 AND MIT | MPL-2.0 and Expat",
        "MIT AND ISC OR Zlib | Expat and ISC, or Zlib",
        "GPL-2.0-only WITH Classpath-exception-2.0 | GPL-2-with-Classpath-exception-2.0",
        "LGPL with exceptions | LGPL-with-exceptions",
        "GNU Lesser General Public License v3 (LGPLv3) | LGPL-3",
        "GNU General Public License v2 or later (GPLv2+) | GPL-2+",
        "LGPL v3 | LGPL-3",
        "'' | Expat",
      })
  void licencesAreCalledAsDebianCallsThem(String expression, String expected) {
    Stanza stanza =
        files(rendered(party("lids", expression, "Jane", EXPAT)), "usr/lib/pantry/lids/*");

    assertEquals(Optional.of(expected), stanza.get("License"));
  }

  @Test
  void identicalTextsStandOnceAndOthersGetNamesOfTheirOwn() {
    String text =
        rendered(
            party("a", "MIT", "", "MIT License\n\nCopyright (c) 2020 Ann\n\n" + EXPAT),
            party("b", "MIT", "", "MIT License\n\nCopyright 2019-2024, Bob  Builder.\n\n" + EXPAT),
            party("c", "MIT", "", "Other words.\n" + EXPAT),
            party("d", "Apache-2.0 OR MIT", "", "Other words.\n" + EXPAT));

    assertEquals(
        List.of("Expat", "Expat-c", "Apache-2.0").stream().sorted().toList(),
        licenseNames(text).stream().filter(name -> !name.equals("GPL-3")).toList());
    assertEquals(Optional.of("Expat"), files(text, "usr/lib/pantry/b/*").get("License"));
    assertEquals(
        Optional.of("2019-2024, Bob Builder"), files(text, "usr/lib/pantry/b/*").get("Copyright"));
    assertEquals(Optional.of("Expat-c"), files(text, "usr/lib/pantry/c/*").get("License"));
    assertEquals(
        Optional.of("Apache-2.0 or Expat-c"), files(text, "usr/lib/pantry/d/*").get("License"));
  }

  @Test
  void holdersAreTakenFromNoticesAndNotFromTheLicencesWords() {
    String text =
        """
        # Copyright (c) 2010-2024 Jane Doe <jane@example.org>. All rights reserved.
        Copyright © 2021 Größe GmbH
          (c) 2001, 2002 Python Software Foundation;
        Portions Copyright 2005 Bob
        Copyright 2026
        Copyright [yyyy] [name of copyright owner]
        Copyright (C) <year>  <name of author>
        The above copyright notice and this permission notice shall be included.
        COPYRIGHT HOLDERS BE LIABLE
        Copyright law applies to 3 things.
        Copyright (c) 2010-2024 Jane Doe <jane@example.org>
        """;

    assertEquals(
        List.of(
            "2010-2024 Jane Doe <jane@example.org>",
            "2021 Größe GmbH",
            "2001, 2002 Python Software Foundation",
            "2005 Bob"),
        new LicenseText(text).holders());
  }

  @Test
  void theTextOfACommonLicenceIsReferredToAndItsOwnNoticeIsNobodysClaim() throws IOException {
    String apache = Files.readString(Path.of("/usr/share/common-licenses/Apache-2.0"));
    String gpl = Files.readString(Path.of("/usr/share/common-licenses/GPL-3"));

    String text =
        rendered(
            party("aws", "Apache License 2.0", "Amazon", apache),
            party("driver", "LGPL-3.0-only", "", gpl + "\f\r\n"));

    assertFalse(text.contains("TERMS AND CONDITIONS"), "the full text is not repeated");
    assertEquals(List.of("Apache-2.0", "GPL-3", "LGPL-3"), licenseNames(text));
    Stanza aws = files(text, "usr/lib/pantry/aws/*");
    assertEquals(Optional.of("Amazon"), aws.get("Copyright"));
    assertTrue(aws.get("Comment").orElseThrow().contains("its author is given instead"));
    assertTrue(
        files(text, "usr/lib/pantry/driver/*")
            .get("Comment")
            .orElseThrow()
            .contains("/usr/share/common-licenses/GPL-3."));
  }

  @Test
  void theTextOfACommonLicenceWithinACollectionIsReferredToAsWell() throws IOException {
    String apache = Files.readString(Path.of("/usr/share/common-licenses/Apache-2.0"));
    String gpl = Files.readString(Path.of("/usr/share/common-licenses/GPL-2"));
    String bundled =
        "Bundled: libjar\n\n" + apache + "\nBundled: liblid\n\n" + gpl + "\nThe end.\n";

    String text = rendered(party("lids", "MIT", "Jane", EXPAT, bundled));

    assertFalse(text.contains("TERMS AND CONDITIONS FOR"), text);
    assertTrue(text.contains("[Here stands the text of /usr/share/common-licenses/Apache-2.0]"));
    assertTrue(text.contains("[Here stands the text of /usr/share/common-licenses/GPL-2]"));
    assertTrue(text.contains("Bundled: liblid") && text.contains("The end."), text);
  }

  @Test
  void furtherTextsAreKeptAsTheyAre() {
    String notices = "libjar\n\nCopyright 1999 Old Jar\n.\n\tTake it.  \r\n";

    Stanza stanza =
        files(rendered(party("lids", "MIT", "", EXPAT, notices)), "usr/lib/pantry/lids/*");

    assertEquals(
        Optional.of(
            "\nlids 1.0\n\nIt also brings this text:\n\n  libjar\n\n  Copyright 1999 Old Jar\n   .\n"
                + "          Take it."),
        stanza.get("Comment"));
    assertEquals(Optional.of("1999 Old Jar"), stanza.get("Copyright"));
  }

  @Test
  void aLicenceWithoutItsTextIsSaidToBeSo() {
    String text = rendered(party("lids", "", "Jane"), party("jars", "ISC", "Jane"));

    assertEquals(
        Optional.of("licence-of-lids"), files(text, "usr/lib/pantry/lids/*").get("License"));
    assertTrue(text.contains("The project lids 1.0 names no licence and brings no text of one."));
    assertTrue(text.contains("The project jars 1.0 names this licence and brings no text of it."));
  }

  @Test
  void theApplicationsPartsComeBeforeLibrariesAndItsLicenceNeedsAText() {
    Copyright.Part part = new Copyright.Part(List.of("icons/*"), "MIT", List.of("2020 Ann"), EXPAT);
    String text =
        CopyrightFile.of(
                "Pantry",
                URI.create("https://example.org"),
                new Copyright("MIT", List.of(), EXPAT, List.of(part)),
                List.of(party("lids", "MIT", "", EXPAT)),
                Optional.empty())
            .render();

    assertEquals(Optional.of("Expat"), files(text, "icons/*").get("License"));
    assertEquals(List.of("Expat"), licenseNames(text));
    assertEquals(Optional.of("The Pantry authors"), files(text, "*").get("Copyright"));
    UserProblem problem =
        assertThrows(
            UserProblem.class,
            () ->
                CopyrightFile.of(
                    "Pantry",
                    URI.create("https://example.org"),
                    new Copyright("EUPL-1.2", List.of(), "", List.of()),
                    List.of(),
                    Optional.empty()));
    assertTrue(problem.getMessage().contains("EUPL-1.2"), problem.getMessage());
  }

  @Test
  void aCommentGoesToTheStanzaThatHoldsForItsFiles() {
    Copyright.Part part =
        new Copyright.Part(
            List.of("usr/lib/pantry/static/*"), "GPL-3 AND MIT", List.of("2020 Ann"), EXPAT);
    List<String> lines = List.of("It also holds:", "  nail 1.0 (MIT)");
    String within =
        withComment(part, new FilesComment(RelativePath.of("usr/lib/pantry/static/ui"), lines));
    String without =
        withComment(part, new FilesComment(RelativePath.of("usr/lib/pantry/staticfiles"), lines));

    Optional<String> comment = Optional.of("\nIt also holds:\n  nail 1.0 (MIT)");
    assertEquals(comment, files(within, "usr/lib/pantry/static/*").get("Comment"));
    assertEquals(Optional.empty(), files(within, "*").get("Comment"));
    assertEquals(Optional.empty(), files(without, "usr/lib/pantry/static/*").get("Comment"));
    assertEquals(comment, files(without, "*").get("Comment"));
  }

  private static String withComment(Copyright.Part part, FilesComment comment) {
    return CopyrightFile.of(
            "Pantry",
            URI.create("https://example.org"),
            new Copyright("GPL-3", List.of(), "", List.of(part)),
            List.of(),
            Optional.of(comment))
        .render();
  }

  @Test
  void aPartMayBeUnderTheApplicationsLicenceAndAnother() {
    Copyright.Part part =
        new Copyright.Part(
            List.of("usr/lib/pantry/static/*"), "GPL-3 AND MIT", List.of("2020 Ann"), EXPAT);
    String text =
        CopyrightFile.of(
                "Pantry",
                URI.create("https://example.org"),
                new Copyright("GPL-3", List.of(), "", List.of(part)),
                List.of(),
                Optional.empty())
            .render();

    assertEquals(
        Optional.of("GPL-3 and Expat"), files(text, "usr/lib/pantry/static/*").get("License"));
    assertEquals(List.of("Expat", "GPL-3"), licenseNames(text));
  }

  @Test
  void patternsHoldNamesThatTheFormatCannotWrite() {
    assertEquals("usr/a?b\\*c", FilePattern.of(RelativePath.of("usr/a b*c")).value());
    assertThrows(IllegalArgumentException.class, () -> new FilePattern("/usr/x"));
    assertThrows(IllegalArgumentException.class, () -> new FilePattern("usr/a b"));
  }

  @Test
  void lintianFindsNothingWrongWithIt() throws IOException {
    String apache = Files.readString(Path.of("/usr/share/common-licenses/Apache-2.0"));
    String text =
        rendered(
            party("aws", "Apache-2.0", "Amazon", apache),
            party("crypto", "Apache-2.0 OR BSD-3-Clause", "", apache, BSD),
            party("driver", "LGPL-3.0-or-later", "Jane Doe <jane@example.org>"),
            party("attrs", "MIT", "", "Copyright (c) 2020 Ann\n\n" + EXPAT));
    Path source = folder.resolve("pantry-1.0");
    write(source.resolve("debian/copyright"), text);
    for (String name : List.of("aws", "crypto", "driver", "attrs")) {
      write(source.resolve("usr/lib/pantry/" + name + "/x.py"), "pass\n");
    }
    write(
        source.resolve("debian/control"),
        """
        Source: pantry
        Section: misc
        Priority: optional
        Maintainer: Jane Doe <jane@example.org>
        Build-Depends: debhelper-compat (= 13)
        Standards-Version: 4.6.2

        Package: pantry
        Architecture: all
        Depends: ${misc:Depends}
        Description: keeps jars
         Every jar has a lid.
        """);
    write(
        source.resolve("debian/changelog"),
        """
        pantry (1.0) stable; urgency=medium

          * First.

         -- Jane Doe <jane@example.org>  Wed, 20 May 2026 08:31:56 +0000
        """);
    write(source.resolve("debian/source/format"), "3.0 (native)\n");
    write(source.resolve("debian/rules"), "#!/usr/bin/make -f\n%:\n\tdh $@\n");
    run(folder, "dpkg-source", "-b", "pantry-1.0");
    Path tree = folder.resolve("tree");
    write(tree.resolve("usr/share/doc/pantry/copyright"), text);
    write(
        tree.resolve("DEBIAN/control"),
        """
        Package: pantry
        Version: 1.0
        Architecture: all
        Section: misc
        Priority: optional
        Maintainer: Jane Doe <jane@example.org>
        Description: keeps jars
         Every jar has a lid.
        """);
    run(folder, "dpkg-deb", "--root-owner-group", "--build", "tree", "pantry_1.0_all.deb");

    String complaints =
        run(
            folder,
            "lintian",
            "--allow-root",
            "--check-part",
            "debian/copyright,debian/copyright/dep5",
            "pantry_1.0.dsc",
            "pantry_1.0_all.deb");

    assertEquals("", complaints);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String run(Path directory, String... arguments) {
    CommandResult result =
        new CommandRunner()
            .run(Command.in(directory, List.of(arguments)), "install dpkg-dev and lintian");
    assertEquals(0, result.exitCode(), result.output() + result.errors());
    return result.output();
  }
}
