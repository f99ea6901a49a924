package org.mathesar.deb.packager.assemble;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.mathesar.deb.format.control.Stanza;
import org.mathesar.deb.format.value.FileMode;
import org.mathesar.deb.format.value.InstallPath;
import org.mathesar.deb.packager.image.Entry;
import org.mathesar.deb.packager.image.PackageImage;
import org.mathesar.deb.packager.progress.Progress;
import org.mathesar.deb.packager.work.WorkFolder;

/**
 * Turns a package image into a .deb (deb(5)): the same image, time and profile give the same bytes
 * on every machine.
 */
public final class DebAssembler {
  private static final Pattern MD5SUM_LINE = Pattern.compile("([0-9a-f]{32})  (.+)");

  /** The order of fields in Debian's own packages, which dpkg-gencontrol writes. */
  private static final String[] FIELD_ORDER = {
    "Package",
    "Source",
    "Version",
    "Architecture",
    "Maintainer",
    "Installed-Size",
    "Pre-Depends",
    "Depends",
    "Recommends",
    "Suggests",
    "Enhances",
    "Conflicts",
    "Breaks",
    "Replaces",
    "Provides",
    "Section",
    "Priority",
    "Multi-Arch",
    "Homepage",
    "Description"
  };

  private final Profile profile;

  /** Compressing uses all processors, and by far the most memory, for one package already. */
  private final Lock compressing = new ReentrantLock();

  /**
   * An assembler. Several threads may use it; while one compresses, others lay out the next
   * packages.
   *
   * @param profile how hard to compress
   */
  public DebAssembler(Profile profile) {
    this.profile = profile;
  }

  /**
   * Writes a package.
   *
   * @param image what is in it
   * @param timestamp modification time of everything in it, in whole seconds
   * @param workFolder an existing folder for this package alone; what is left in it may be removed
   * @param progress where to report
   * @return the finished file within the work folder, under its own name
   * @throws IOException where something cannot be read or written
   */
  public Path assemble(PackageImage image, Instant timestamp, Path workFolder, Progress progress)
      throws IOException {
    String control = controlStanza(image).render();
    Path laidOut = new JdebArchive(workFolder).write(image, control, timestamp);
    MemberCompressor compressor = new MemberCompressor(profile);
    Path finished = workFolder.resolve(image.fileName());
    compressing.lock();
    try (ArSource source = ArSource.open(laidOut);
        ArSink sink = ArSink.create(finished, timestamp)) {
      String md5sums = md5sums(image, source);
      byte[] controlTar = controlTar(image, control, md5sums, timestamp);
      sink.add("debian-binary", out -> out.write("2.0\n".getBytes(StandardCharsets.US_ASCII)));
      sink.add("control.tar" + compressor.suffix(), out -> compress(compressor, controlTar, out));
      try (InputStream data = source.member("data.tar");
          Progress.Task task =
              progress.start(
                  "Compressing " + image.name(),
                  OptionalLong.of(source.size("data.tar")),
                  Progress.Unit.BYTES)) {
        sink.add("data.tar" + compressor.suffix(), out -> compress(compressor, data, out, task));
      }
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(finished);
      throw e;
    } finally {
      compressing.unlock();
      WorkFolder.deleteTree(laidOut);
    }
    return finished;
  }

  private static void compress(MemberCompressor compressor, byte[] bytes, OutputStream sink)
      throws IOException {
    try (OutputStream stream = compressor.compressing(sink, done -> {})) {
      stream.write(bytes);
    }
  }

  private static void compress(
      MemberCompressor compressor, InputStream source, OutputStream sink, Progress.Task task)
      throws IOException {
    byte[] buffer = new byte[1 << 20];
    try (OutputStream stream = compressor.compressing(sink, task::advance)) {
      for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
        stream.write(buffer, 0, read);
      }
    }
  }

  /**
   * The control stanza of a package as it stands in its control archive.
   *
   * @param image the package
   * @return all fields in dpkg's order, with Installed-Size by dpkg's rule
   */
  static Stanza controlStanza(PackageImage image) {
    Stanza all =
        image
            .control()
            .with("Package", image.name().value())
            .with("Version", image.version().toString())
            .with("Architecture", image.architecture().value())
            .with("Installed-Size", Long.toString(image.tree().installedSizeKib()));
    Stanza ordered = Stanza.empty();
    for (String name : FIELD_ORDER) {
      if (all.has(name) && !name.equals("Description")) {
        ordered = ordered.with(name, all.get(name).orElseThrow());
      }
    }
    for (String name : all.names()) {
      if (!ordered.has(name) && !name.equalsIgnoreCase("Description")) {
        ordered = ordered.with(name, all.get(name).orElseThrow());
      }
    }
    return ordered.with("Description", all.get("Description").orElseThrow());
  }

  /** jdeb's checksums in path order, without conffiles, which debsums looks up elsewhere. */
  private static String md5sums(PackageImage image, ArSource source) throws IOException {
    Map<InstallPath, String> sums = new TreeMap<>();
    String listed = source.controlMember("md5sums");
    for (String line : listed.split("\n", -1)) {
      if (line.isEmpty()) {
        continue;
      }
      Matcher matcher = MD5SUM_LINE.matcher(line);
      if (!matcher.matches()) {
        throw new IllegalStateException("jdeb wrote an md5sums line that is none: " + line);
      }
      sums.put(InstallPath.of("/" + matcher.group(2)), matcher.group(1));
    }
    long files =
        image.tree().entries().stream().filter(Entry.RegularFile.class::isInstance).count();
    if (sums.size() != files) {
      throw new IllegalStateException(
          "jdeb wrote " + sums.size() + " of " + files + " files of " + image.name());
    }
    StringBuilder text = new StringBuilder();
    sums.forEach(
        (path, sum) -> {
          if (!image.conffiles().contains(path)) {
            text.append(sum).append("  ").append(path.relative()).append('\n');
          }
        });
    return text.toString();
  }

  private static byte[] controlTar(
      PackageImage image, String control, String md5sums, Instant timestamp) throws IOException {
    Map<String, String> members = new TreeMap<>();
    members.put("control", control);
    members.put("md5sums", md5sums);
    image.templates().ifPresent(text -> members.put("templates", text));
    image.triggers().ifPresent(text -> members.put("triggers", text));
    image.scripts().forEach((script, text) -> members.put(script.memberName(), text));
    if (!image.conffiles().isEmpty()) {
      StringBuilder conffiles = new StringBuilder();
      image.conffiles().stream().sorted().forEach(path -> conffiles.append(path).append('\n'));
      members.put("conffiles", conffiles.toString());
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
      put(tar, "./", new byte[0], new FileMode(0755), timestamp);
      for (Map.Entry<String, String> member : members.entrySet()) {
        boolean script =
            image.scripts().keySet().stream()
                .anyMatch(candidate -> candidate.memberName().equals(member.getKey()));
        put(
            tar,
            "./" + member.getKey(),
            member.getValue().getBytes(StandardCharsets.UTF_8),
            script ? FileMode.EXECUTABLE : FileMode.FILE,
            timestamp);
      }
    }
    return bytes.toByteArray();
  }

  private static void put(
      TarArchiveOutputStream tar, String name, byte[] content, FileMode mode, Instant timestamp)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setMode((name.endsWith("/") ? 040000 : 0100000) | mode.bits());
    entry.setIds(0, 0);
    entry.setNames("root", "root");
    entry.setModTime(timestamp.toEpochMilli());
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }
}
