package org.mathesar.deb.format.deb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mathesar.deb.format.digest.Md5;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.testing.Tool;
import org.mathesar.deb.format.value.FileMode;
import org.mathesar.deb.format.value.InstallPath;

class DebReaderTest {
  private static final byte[] VERSION = "2.0\n".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder;
  private Path tree;

  @BeforeEach
  void layOutATree() throws IOException {
    tree = folder.resolve("tree");
    write("DEBIAN/control", Archives.CONTROL);
    write("DEBIAN/conffiles", "/etc/pantry.conf\n");
    write("DEBIAN/md5sums", Md5.of("plum\n".getBytes(StandardCharsets.UTF_8)) + "  usr/lib/jar\n");
    write("DEBIAN/postinst", "#!/bin/sh\nset -e\n");
    Files.setPosixFilePermissions(
        tree.resolve("DEBIAN/postinst"), PosixFilePermissions.fromString("rwxr-xr-x"));
    write("DEBIAN/triggers", "# none\ninterest-noawait shelf # why\n\n");
    write("etc/pantry.conf", "lid=on\n");
    write("usr/lib/jar", "plum\n");
    write("usr/lib/" + "deep/".repeat(30) + "größe", "wide\n");
    Files.createSymbolicLink(tree.resolve("usr/lib/alias"), Path.of("x".repeat(150)));
  }

  private void write(String name, String text) throws IOException {
    Path file = tree.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Path built(String compression) {
    Path deb = folder.resolve("pantry-" + compression + ".deb");
    Tool.DPKG_DEB.succeed(
        "--root-owner-group", "-Z" + compression, "--build", tree.toString(), deb.toString());
    return deb;
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("made.deb"), bytes);
  }

  private String refusalOf(byte[] bytes) throws IOException {
    Path deb = file(bytes);
    UserProblem problem =
        assertThrows(UserProblem.class, () -> DebReader.read(deb, DataVisitor.none()));
    assertEquals(1, problem.problems().size(), problem.getMessage());
    assertTrue(problem.getMessage().contains(deb.toString()), problem.getMessage());
    return problem.getMessage();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "gzip", "xz", "zstd"})
  void readsWhatDpkgDebBuilt(String compression) throws IOException {
    Map<String, DebEntry> entries = new TreeMap<>();
    Map<String, String> contents = new TreeMap<>();

    DebFile deb =
        DebReader.read(
            built(compression),
            (entry, content) -> {
              entries.put(entry.path().orElseThrow().value(), entry);
              contents.put(
                  entry.path().orElseThrow().value(),
                  new String(content.readAllBytes(), StandardCharsets.UTF_8));
            });

    assertEquals("pantry", deb.control().stanza().get("Package").orElseThrow());
    assertEquals(
        List.of(new Conffile(InstallPath.of("/etc/pantry.conf"), false)),
        deb.control().conffiles());
    assertEquals(InstallPath.of("/usr/lib/jar"), deb.control().md5sums().get(0).path());
    assertEquals(List.of("interest-noawait shelf"), deb.control().triggers());
    assertEquals(
        List.of("postinst"), deb.control().scripts().stream().map(ControlMember::name).toList());
    assertEquals(Optional.of("#!/bin/sh\nset -e\n"), deb.control().scripts().get(0).text());
    assertEquals("plum\n", contents.get("/usr/lib/jar"));
    assertEquals("wide\n", contents.get("/usr/lib/" + "deep/".repeat(30) + "größe"));
    assertEquals("x".repeat(150), entries.get("/usr/lib/alias").linkTarget());
    assertEquals(EntryType.SYMBOLIC_LINK, entries.get("/usr/lib/alias").type());
    assertEquals(EntryType.DIRECTORY, entries.get("/").type());
    assertEquals("root", entries.get("/usr/lib/jar").user());
    assertEquals(FileMode.FILE, entries.get("/usr/lib/jar").mode());
    assertEquals(Files.size(built(compression)), deb.size());
    assertEquals(0, deb.dataTarSize() % 512);
  }

  @Test
  void listsTheEntriesThatDpkgDebLists() throws IOException {
    Path deb = built("xz");
    List<String> names = new ArrayList<>();

    DebReader.read(deb, (entry, content) -> names.add(entry.name()));

    List<String> listed =
        Tool.DPKG_DEB
            .succeed("-c", deb.toString())
            .lines()
            .map(line -> line.replaceFirst(".*? \\./", "./").replaceFirst(" -> .*", ""))
            .toList();
    assertEquals(listed, names);
  }

  @Test
  void readsPackagesThatAreOldFashionedButAllowed() throws IOException {
    Path data = Files.write(folder.resolve("data.tar"), Archives.dataTar());
    new Tool("xz", "xz-utils").succeed("--format=lzma", "--keep", data.toString());
    new Tool("bzip2", "bzip2").succeed("--keep", data.toString());
    for (String suffix : List.of(".lzma", ".bz2")) {
      byte[] bytes =
          new Archives.Ar()
              .with("debian-binary/", "2.7\nand more\n")
              .with("_extra", "?")
              .with("control.tar/", Archives.controlTar())
              .with(
                  "data.tar" + suffix + "/",
                  Files.readAllBytes(folder.resolve("data.tar" + suffix)))
              .with("_gpgorigin", "signature")
              .bytes();
      List<String> names = new ArrayList<>();

      DebFile deb = DebReader.read(file(bytes), (entry, content) -> names.add(entry.name()));

      assertEquals(List.of("./", "./usr/", "./usr/jar"), names);
      assertEquals("_gpgorigin", deb.members().get(4).name());
      Tool.DPKG_DEB.succeed("-c", folder.resolve("made.deb").toString());
    }
  }

  @Test
  void readsDataWhoseWindowIsAsLargeAsDpkgAccepts() throws IOException {
    byte[] bytes =
        new Archives.Ar()
            .with("debian-binary", VERSION)
            .with("control.tar.zst", Archives.zstdWithWindow(Archives.controlTar(), 27))
            .with("data.tar.zst", Archives.zstdWithWindow(Archives.dataTar(), 27))
            .bytes();

    DebFile deb = DebReader.read(file(bytes), DataVisitor.none());

    assertEquals(Optional.of(Compression.ZSTD), deb.dataMember().compression());
    Tool.DPKG_DEB.succeed("-c", folder.resolve("made.deb").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "gzip", "xz", "zstd"})
  void aPackageCutOffAnywhereIsRefused(String compression) throws IOException {
    byte[] whole = Files.readAllBytes(built(compression));
    Path cut = folder.resolve("cut.deb");
    // Some hundred lengths, among them every one within the first headers and the last bytes.
    int step = Math.max(1, whole.length / 200);
    for (int length = 0;
        length < whole.length;
        length += length < 160 || length >= whole.length - 100 ? 1 : step) {
      Files.write(cut, Arrays.copyOf(whole, length));
      assertThrows(
          UserProblem.class, () -> DebReader.read(cut, DataVisitor.none()), "cut off at " + length);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "gzip", "xz", "zstd"})
  void aPackageWithAWrongByteIsReadOrRefusedButNeverBreaksTheReader(String compression)
      throws IOException {
    byte[] whole = Files.readAllBytes(built(compression));
    Random random = new Random(11);
    Path changed = folder.resolve("changed.deb");
    for (int i = 0; i < 400; i++) {
      byte[] bytes = whole.clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
      Files.write(changed, bytes);
      try {
        DebReader.read(changed, DataVisitor.none());
      } catch (UserProblem problem) {
        assertEquals(1, problem.problems().size());
      }
    }
  }

  @Test
  void theControlArchiveIsReadWithoutTheData() throws IOException {
    byte[] bytes =
        new Archives.Ar()
            .with("debian-binary", VERSION)
            .with("control.tar", Archives.controlTar())
            .bytes();

    assertEquals(Optional.of("pantry"), DebReader.readControl(file(bytes)).stanza().get("Package"));
  }

  @Test
  void whatCannotBeReadAtAllIsNoDamage() {
    assertThrows(
        IOException.class, () -> DebReader.read(folder.resolve("gone"), DataVisitor.none()));
    assertThrows(IOException.class, () -> DebReader.read(folder, DataVisitor.none()));
  }

  @Test
  void aFailureOfTheVisitorComesOut() throws IOException {
    Path deb = built("xz");

    IOException failure =
        assertThrows(
            IOException.class,
            () ->
                DebReader.read(
                    deb,
                    (entry, content) -> {
                      throw new IOException("the visitor is tired");
                    }));

    assertEquals("the visitor is tired", failure.getMessage());
  }

  @Test
  void whatIsNoPackageIsRefused() throws IOException {
    byte[] garbage = new byte[5000];
    new Random(3).nextBytes(garbage);
    assertTrue(refusalOf(garbage).contains("does not start with"));
    assertTrue(refusalOf(new byte[0]).contains("it is empty"));
    assertTrue(
        refusalOf(new Archives.Ar().with("data.tar", Archives.dataTar()).bytes())
            .contains("its first member is data.tar and not debian-binary"));
    assertTrue(
        refusalOf(new Archives.Ar().with("debian-binary", "3.0\n").bytes())
            .contains("it has version 3.0 of the format"));
    assertTrue(
        refusalOf(new Archives.Ar().with("debian-binary", "two").bytes())
            .contains("names no version"));
  }

  @Test
  void membersInAnotherOrderAreRefused() throws IOException {
    assertTrue(
        refusalOf(
                new Archives.Ar()
                    .with("debian-binary", VERSION)
                    .with("data.tar", Archives.dataTar())
                    .with("control.tar", Archives.controlTar())
                    .bytes())
            .contains("its member data.tar stands where control.tar belongs"));
    assertTrue(
        refusalOf(
                new Archives.Ar()
                    .with("debian-binary", VERSION)
                    .with("control.tar", Archives.controlTar())
                    .with("surprise", "!")
                    .with("data.tar", Archives.dataTar())
                    .bytes())
            .contains("its member surprise stands where data.tar belongs"));
    assertTrue(
        refusalOf(
                new Archives.Ar()
                    .with("debian-binary", VERSION)
                    .with("control.tar", Archives.controlTar())
                    .bytes())
            .contains("it ends before its member data.tar"));
    assertTrue(
        refusalOf(
                new Archives.Ar()
                    .with("debian-binary", VERSION)
                    .with("control.tar", Archives.controlTar())
                    .with("data.tar", Archives.dataTar())
                    .with("data.tar.xz", Archives.dataTar())
                    .bytes())
            .contains("data.tar.xz comes a second time"));
  }

  @Test
  void headersThatLieAreRefused() throws IOException {
    assertTrue(
        refusalOf(
                new Archives.Ar()
                    .withHeader(Archives.header("debian-binary", "9999999999"), VERSION)
                    .bytes())
            .contains("is to have 9999999999 bytes but only 4 are left"));
    assertTrue(
        refusalOf(
                new Archives.Ar()
                    .withHeader(Archives.header("debian-binary", "4x"), VERSION)
                    .bytes())
            .contains("the size of its member debian-binary is '4x'"));
    assertTrue(
        refusalOf(new Archives.Ar().withHeader(Archives.header("#1/20", "4"), VERSION).bytes())
            .contains("a long name (#1/20)"));
    assertTrue(
        refusalOf(
                new Archives.Ar()
                    .withHeader(Archives.header("debian-binary", "4").replace('`', '?'), VERSION)
                    .bytes())
            .contains("header does not end"));
  }

  @Test
  void moreThanOneFrameOrStreamIsRefusedAsDpkgStopsAfterTheFirst() throws IOException {
    byte[] data = Archives.dataTar();
    byte[] head = Arrays.copyOf(data, 512);
    byte[] tail = Arrays.copyOfRange(data, 512, data.length);
    byte[] control = Archives.controlTar();
    byte[] frames = Archives.joined(Archives.zstd(head), Archives.zstd(tail));
    byte[] streams = Archives.joined(Archives.xz(head), Archives.xz(tail));

    String zstd =
        refusalOf(
            new Archives.Ar()
                .with("debian-binary", VERSION)
                .with("control.tar", control)
                .with("data.tar.zst", frames)
                .bytes());
    assertTrue(zstd.contains("data.tar.zst has more than one zstd frame"), zstd);
    String xz =
        refusalOf(
            new Archives.Ar()
                .with("debian-binary", VERSION)
                .with("control.tar", control)
                .with("data.tar.xz", streams)
                .bytes());
    assertTrue(xz.contains("data.tar.xz"), xz);
    // A whole archive followed by another stream is what dpkg would read only in part.
    String behind =
        refusalOf(
            new Archives.Ar()
                .with("debian-binary", VERSION)
                .with("control.tar", control)
                .with("data.tar.xz", Archives.joined(Archives.xz(data), Archives.xz(head)))
                .bytes());
    assertTrue(behind.contains("goes on behind its compressed data"), behind);
  }

  @Test
  void aCompressionThatIsUnknownOrWrongIsRefused() throws IOException {
    assertTrue(
        refusalOf(
                new Archives.Ar()
                    .with("debian-binary", VERSION)
                    .with("control.tar.bz2", Archives.controlTar())
                    .bytes())
            .contains("dpkg does not read its member control.tar.bz2"));
    assertTrue(
        refusalOf(
                new Archives.Ar()
                    .with("debian-binary", VERSION)
                    .with("control.tar.br", Archives.controlTar())
                    .bytes())
            .contains("control.tar.br has an unknown compression"));
    for (String suffix : List.of(".gz", ".xz", ".zst", ".bz2", ".lzma")) {
      String refusal =
          refusalOf(
              new Archives.Ar()
                  .with("debian-binary", VERSION)
                  .with("control.tar", Archives.controlTar())
                  .with("data.tar" + suffix, Archives.dataTar())
                  .bytes());
      assertTrue(refusal.contains("data.tar" + suffix), refusal);
    }
  }

  @Test
  void aControlArchiveWithoutProperControlIsRefused() throws IOException {
    byte[] data = Archives.dataTar();
    assertTrue(
        refusalOf(Archives.deb(new Archives.Tar().file("./postinst", "").bytes(), data))
            .contains("holds no file 'control'"));
    assertTrue(
        refusalOf(
                Archives.deb(
                    new Archives.Tar()
                        .file("./control", new byte[] {'A', ':', (byte) 0xff, '\n'})
                        .bytes(),
                    data))
            .contains("is not UTF-8 text"));
    assertTrue(
        refusalOf(Archives.deb(new Archives.Tar().file("./control", "no field\n").bytes(), data))
            .contains("line 1"));
    assertTrue(
        refusalOf(
                Archives.deb(
                    new Archives.Tar()
                        .file("control", Archives.CONTROL)
                        .file("./control", Archives.CONTROL)
                        .bytes(),
                    data))
            .contains("holds control twice"));
    assertTrue(
        refusalOf(
                Archives.deb(
                    new Archives.Tar()
                        .file("./control", Archives.CONTROL)
                        .file("./more/postinst", "")
                        .bytes(),
                    data))
            .contains("only plain files belong there"));
    assertTrue(
        refusalOf(
                Archives.deb(
                    new Archives.Tar()
                        .file("./control", Archives.CONTROL)
                        .file("./md5sums", "abc usr/jar\n")
                        .bytes(),
                    data))
            .contains("its md5sums has a line"));
    assertTrue(
        refusalOf(
                Archives.deb(
                    new Archives.Tar()
                        .file("./control", Archives.CONTROL)
                        .file("./conffiles", "etc/pantry.conf\n")
                        .bytes(),
                    data))
            .contains("its conffiles has a line"));
  }

  @Test
  void damagedTarsAreRefused() throws IOException {
    byte[] control = Archives.controlTar();
    byte[] data = Archives.dataTar();

    byte[] flipped = data.clone();
    flipped[512] ^= 1;
    assertTrue(refusalOf(Archives.deb(control, flipped)).contains("wrong checksum"));
    assertTrue(
        refusalOf(Archives.deb(control, Arrays.copyOf(data, 512)))
            .contains("ends before its end mark"));
    assertTrue(
        refusalOf(Archives.deb(control, Arrays.copyOf(data, 512 * 3 + 2)))
            .contains("ends within an entry"));
    byte[] longer = Arrays.copyOf(data, data.length + 512);
    longer[data.length] = 'x';
    assertTrue(refusalOf(Archives.deb(control, longer)).contains("goes on behind its end mark"));
    assertTrue(
        refusalOf(
                Archives.deb(
                    control,
                    new Archives.Tar().paxNames().file("./" + "x".repeat(200), "").bytes()))
            .contains("pax headers"));
    assertTrue(
        refusalOf(Archives.deb(control, new Archives.Tar().special("./odd", (byte) 'M').bytes()))
            .contains("unknown type"));
  }

  @Test
  void anEntryThatClaimsToBeHugeIsRefused() throws IOException {
    byte[] data = Archives.dataTar();
    byte[] huge = data.clone();
    byte[] size = "77777777777\0".getBytes(StandardCharsets.US_ASCII);
    int header = 2 * 512;
    System.arraycopy(size, 0, huge, header + 124, size.length);
    Arrays.fill(huge, header + 148, header + 156, (byte) ' ');
    long sum = 0;
    for (int i = header; i < header + 512; i++) {
      sum += huge[i] & 0xff;
    }
    byte[] checksum = String.format("%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(checksum, 0, huge, header + 148, checksum.length);

    assertTrue(
        refusalOf(Archives.deb(Archives.controlTar(), huge)).contains("ends within an entry"));
    byte[] control = new Archives.Tar().file("./control", new byte[65 << 20]).bytes();
    assertTrue(refusalOf(Archives.deb(control, data)).contains("holds more than 64 MiB"));
  }
}
