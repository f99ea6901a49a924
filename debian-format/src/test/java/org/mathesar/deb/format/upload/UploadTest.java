package org.mathesar.deb.format.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mathesar.deb.format.changelog.ChangelogEntry;
import org.mathesar.deb.format.changelog.DebianDate;
import org.mathesar.deb.format.changelog.Person;
import org.mathesar.deb.format.changelog.Urgency;
import org.mathesar.deb.format.control.ControlParser;
import org.mathesar.deb.format.control.Relation;
import org.mathesar.deb.format.control.Stanza;
import org.mathesar.deb.format.digest.FileDigests;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.testing.Tool;
import org.mathesar.deb.format.value.Architecture;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.format.version.DebVersion;

class UploadTest {
  private static final DebVersion VERSION = DebVersion.parse("1:1.0-1");
  private static final PackageName PANTRY = new PackageName("pantry");
  private static final PackageName LIBRARIES = new PackageName("pantry-libraries");
  private static final Person JANE = new Person("Jane Doe", "jane@example.org");
  private static final DebianDate DATE = DebianDate.of(Instant.parse("2026-05-20T08:31:56Z"));
  private static final SourceReference SOURCE = new SourceReference(PANTRY, VERSION);

  @TempDir Path folder;

  @BeforeEach
  void putFilesThere() throws IOException {
    Files.writeString(folder.resolve("pantry_1.0-1_all.deb"), "one");
    Files.writeString(folder.resolve("pantry-libraries_1.0-1_amd64.deb"), "three");
    Files.writeString(folder.resolve("pantry_1.0-1_all.cdx.json"), "{}");
    Files.writeString(folder.resolve("pantry_1.0-1_multi.buildinfo"), "Format: 1.0\n");
  }

  private FileDigests digests(String name) throws IOException {
    return FileDigests.of(folder.resolve(name));
  }

  private UploadedFile deb(String name, String section) throws IOException {
    return new UploadedFile(new FileName(name), digests(name), section, "optional");
  }

  private ChangesFile changes() throws IOException {
    ChangelogEntry entry =
        new ChangelogEntry(
            PANTRY,
            VERSION,
            List.of("stable"),
            Urgency.MEDIUM,
            List.of("* One.", "", "* Two, größer."),
            JANE,
            DATE);
    return new ChangesFile(
        DATE,
        SOURCE,
        VERSION,
        List.of(LIBRARIES, PANTRY),
        List.of(Architecture.AMD64, Architecture.ALL, Architecture.AMD64),
        entry.distributions(),
        entry.urgency(),
        JANE,
        JANE,
        new TreeMap<>(Map.of(PANTRY, "keeps jars", LIBRARIES, "keeps jars - libraries")),
        entry.summary(),
        List.of(
            deb("pantry_1.0-1_all.deb", "web"),
            deb("pantry-libraries_1.0-1_amd64.deb", "python"),
            UploadedFile.byHand(
                new FileName("pantry_1.0-1_all.cdx.json"), digests("pantry_1.0-1_all.cdx.json")),
            deb("pantry_1.0-1_multi.buildinfo", "web")));
  }

  private BuildinfoFile buildinfo() throws IOException {
    return new BuildinfoFile(
        SOURCE,
        VERSION,
        List.of(PANTRY),
        List.of(Architecture.ALL),
        List.of(
            new BuiltFile(new FileName("pantry_1.0-1_all.deb"), digests("pantry_1.0-1_all.deb"))),
        "example.org",
        Architecture.AMD64,
        DATE,
        List.of(
            Relation.parse("java-runtime (= 17.0.15)"), Relation.parse("zstd-jni (= 1.5.7-28)")),
        new TreeMap<>(Map.of("SOURCE_DATE_EPOCH", "1779265916", "LANG", "a \"b\" \\c")));
  }

  private static String perl(String program, String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "-MDpkg::Control";
    all[1] = "-e";
    all[2] = program;
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return Tool.PERL.succeed(all);
  }

  @Test
  void theChangesFileIsWrittenAsDpkgGenchangesDoes() throws IOException {
    ChangesFile changes = changes();

    assertEquals("pantry_1.0-1_multi.changes", changes.fileName().value());
    assertTrue(
        changes
            .stanza()
            .render()
            .startsWith(
                """
                Format: 1.8
                Date: Wed, 20 May 2026 08:31:56 +0000
                Source: pantry
                Binary: pantry pantry-libraries
                Architecture: all amd64
                Version: 1:1.0-1
                Distribution: stable
                Urgency: medium
                Maintainer: Jane Doe <jane@example.org>
                Changed-By: Jane Doe <jane@example.org>
                Description:
                 pantry - keeps jars
                 pantry-libraries - keeps jars - libraries
                Changes:
                 pantry (1:1.0-1) stable; urgency=medium
                 .
                   * One.
                 .
                   * Two, größer.
                Checksums-Sha1:
                """),
        changes.stanza().render());
    assertTrue(
        changes.stanza().render().contains(" 2 byhand optional pantry_1.0-1_all.cdx.json\n"));
  }

  @Test
  void dpkgsOwnModulesCheckEveryFileOfTheUpload() throws IOException {
    ChangesFile changes = changes();
    Path file = folder.resolve(changes.fileName().value());
    Files.writeString(file, changes.stanza().render());

    String output =
        perl(
            """
            use Dpkg::Checksums;
            my $c = Dpkg::Control->new(type => CTRL_FILE_CHANGES);
            $c->load($ARGV[0]);
            my $sums = Dpkg::Checksums->new();
            $sums->add_from_control($c);
            for my $name (sort $sums->get_files()) {
              my $named = scalar(keys %{$sums->get_checksum($name)});
              # Dies where the file is another.
              $sums->add_from_file("$ARGV[1]/$name", key => $name);
              print "$name ", $sums->get_size($name), " $named\\n";
            }
            print $c->{Version}, "|", $c->{Date}, "\\n";
            """,
            file.toString(), folder.toString());

    assertEquals(
        """
        pantry-libraries_1.0-1_amd64.deb 5 2
        pantry_1.0-1_all.cdx.json 2 2
        pantry_1.0-1_all.deb 3 2
        pantry_1.0-1_multi.buildinfo 12 2
        1:1.0-1|Wed, 20 May 2026 08:31:56 +0000
        """,
        output);
  }

  @Test
  void dpkgsOwnModulesReadTheBuildinfo() throws IOException {
    BuildinfoFile buildinfo = buildinfo();
    assertEquals("pantry_1.0-1_all.buildinfo", buildinfo.fileName().value());
    Path file = folder.resolve(buildinfo.fileName().value());
    Files.writeString(file, buildinfo.stanza().render());

    String output =
        perl(
            """
            use Dpkg::Checksums;
            use Dpkg::Deps;
            my $c = Dpkg::Control->new(type => CTRL_FILE_BUILDINFO);
            $c->load($ARGV[0]);
            my $sums = Dpkg::Checksums->new();
            $sums->add_from_control($c);
            print join(' ', $sums->get_files()), "\\n";
            my $deps = deps_parse($c->{'Installed-Build-Depends'}, build_dep => 0);
            print $deps->output(), "\\n", $c->{Environment}, "\\n";
            """,
            file.toString());

    assertEquals(
        """
        pantry_1.0-1_all.deb
        java-runtime (= 17.0.15), zstd-jni (= 1.5.7-28)

        LANG="a \\"b\\" \\\\c"
        SOURCE_DATE_EPOCH="1779265916"
        """,
        output);
    UploadFiles.verify(buildinfo, folder);
  }

  @Test
  void theSourceNamesItsVersionOnlyWhereItIsAnother() {
    assertEquals("pantry", SOURCE.value(VERSION));
    assertEquals("pantry (1:1.0-1)", SOURCE.value(DebVersion.parse("1:1.0-1+b1")));
    assertEquals(SOURCE, SourceReference.parse("pantry (1:1.0-1)", DebVersion.parse("2")));
    assertEquals(SOURCE, SourceReference.parse("pantry", VERSION));
  }

  @Test
  void aChangesFileIsReadBackAsItWas() throws IOException {
    ChangesFile changes = changes();
    Stanza stanza =
        ControlParser.parseSingle(changes.stanza().render().getBytes(StandardCharsets.UTF_8), "it");

    ChangesFile read = ChangesFile.parse(stanza, "it");

    assertEquals(changes, read);
    UploadFiles.verify(read, folder);
  }

  @Test
  void everyFileThatIsMissingOrAnotherIsNamed() throws IOException {
    ChangesFile changes = changes();
    Files.delete(folder.resolve("pantry_1.0-1_all.deb"));
    Files.writeString(folder.resolve("pantry-libraries_1.0-1_amd64.deb"), "tree!");
    Files.writeString(folder.resolve("pantry_1.0-1_all.cdx.json"), "{} ");

    UserProblem problem =
        assertThrows(UserProblem.class, () -> UploadFiles.verify(changes, folder));

    assertEquals(3, problem.problems().size(), problem.getMessage());
    assertTrue(problem.getMessage().contains("has other checksums"), problem.getMessage());
    assertTrue(problem.getMessage().contains("has 3 bytes where"), problem.getMessage());
    assertTrue(problem.getMessage().contains("is not there"), problem.getMessage());
  }

  @Test
  void everyFieldThatIsMissingOrWrongIsNamed() throws IOException {
    Stanza stanza = changes().stanza();

    UserProblem problem =
        assertThrows(
            UserProblem.class,
            () ->
                ChangesFile.parse(
                    stanza
                        .without("Date")
                        .with("Maintainer", "Jane")
                        .with("Files", "\nabc 1 web optional ../x.deb"),
                    "it.changes"));

    assertEquals(3, problem.problems().size(), problem.getMessage());
    assertTrue(problem.getMessage().contains("it.changes has no field Date"));
    assertTrue(problem.getMessage().contains("'../x.deb' is no file name"));
  }

  @Test
  void listsOfFilesThatContradictEachOtherAreRefused() throws IOException {
    Stanza stanza = changes().stanza();
    String sums = stanza.get("Checksums-Sha256").orElseThrow();
    Stanza shorter = stanza.with("Checksums-Sha256", sums.substring(0, sums.lastIndexOf('\n')));

    UserProblem problem =
        assertThrows(UserProblem.class, () -> ChangesFile.parse(shorter, "it.changes"));

    assertTrue(problem.getMessage().contains("in each of the three lists"), problem.getMessage());
    assertEquals(Optional.of("1.8"), shorter.get("Format"));
  }
}
