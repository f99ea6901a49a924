package org.mathesar.deb.format.deb;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a binary package in one pass, without unpacking it. Whatever dpkg would refuse or read only
 * in part is refused: a package that gets through is whole.
 */
public final class DebReader {
  private static final Pattern VERSION = Pattern.compile("([0-9]+)\\.([0-9]+)\n(?s:.*)");
  private static final int LONGEST_VERSION_BYTES = 1 << 10;
  private static final Set<Compression> CONTROL_COMPRESSIONS =
      Set.of(Compression.NONE, Compression.GZIP, Compression.XZ, Compression.ZSTD);

  private final Damage damage;
  private final ArReader ar;
  private final List<DebMember> members = new ArrayList<>();

  private DebReader(ArReader ar, Damage damage) {
    this.ar = ar;
    this.damage = damage;
  }

  /**
   * Reads a package to its end.
   *
   * @param file the package
   * @param visitor is shown what it unpacks
   * @return everything else there is to know of it
   * @throws IOException where the file cannot be read, or from the visitor
   * @throws org.mathesar.deb.format.problem.UserProblem where it is no whole and well-formed
   *     package
   */
  public static DebFile read(Path file, DataVisitor visitor) throws IOException {
    Damage damage = new Damage(file.toString());
    try (ArReader ar = ArReader.open(file, damage)) {
      return new DebReader(ar, damage).readAll(visitor);
    } catch (DeviceFailure e) {
      throw e.failure();
    }
  }

  /**
   * Reads what a package tells dpkg, and nothing behind that.
   *
   * @param file the package
   * @return its control archive
   * @throws IOException where the file cannot be read
   * @throws org.mathesar.deb.format.problem.UserProblem where it is no package up to there
   */
  public static ControlArchive readControl(Path file) throws IOException {
    Damage damage = new Damage(file.toString());
    try (ArReader ar = ArReader.open(file, damage)) {
      DebReader reader = new DebReader(ar, damage);
      reader.readVersion();
      return reader.readControl().archive();
    } catch (DeviceFailure e) {
      throw e.failure();
    }
  }

  /** A control archive and its uncompressed length. */
  private record SizedControl(ControlArchive archive, long size) {}

  private DebFile readAll(DataVisitor visitor) throws IOException {
    readVersion();
    SizedControl control = readControl();
    long dataSize = readData(visitor);
    for (Optional<DebMember> member = ar.next(); member.isPresent(); member = ar.next()) {
      // dpkg does not look behind the data; signatures such as _gpgorigin stand there.
      if (member.get().isControl() || member.get().isData()) {
        throw damage.because("its member %s comes a second time", member.get().name());
      }
      members.add(member.get());
    }
    long size = 8;
    for (DebMember member : members) {
      size += 60 + member.size() + member.size() % 2;
    }
    return new DebFile(size, members, control.archive(), control.size(), dataSize);
  }

  private void readVersion() throws IOException {
    DebMember first =
        ar.next().orElseThrow(() -> damage.because("it ends before its first member"));
    if (!first.name().equals(DebMember.VERSION)) {
      throw damage.because("its first member is %s and not %s", first.name(), DebMember.VERSION);
    }
    members.add(first);
    String text =
        new String(ar.content().readNBytes(LONGEST_VERSION_BYTES), StandardCharsets.ISO_8859_1);
    Matcher matcher = VERSION.matcher(text);
    if (!matcher.matches()) {
      throw damage.because("its member %s names no version of the format", first.name());
    }
    if (!matcher.group(1).equals("2")) {
      throw damage.because(
          "it has version %s.%s of the format, and only 2.x is known",
          matcher.group(1), matcher.group(2));
    }
  }

  private SizedControl readControl() throws IOException {
    DebMember member = required(DebMember.CONTROL);
    Compression compression = compression(member);
    if (!CONTROL_COMPRESSIONS.contains(compression)) {
      throw damage.because("dpkg does not read its member %s in that compression", member.name());
    }
    try (DecodedMember stream = new DecodedMember(ar.content(), member, compression, damage)) {
      ControlArchive archive = new ControlReader(member.name(), damage).read(stream);
      stream.requireEnd();
      return new SizedControl(archive, stream.given());
    }
  }

  private long readData(DataVisitor visitor) throws IOException {
    DebMember member = required(DebMember.DATA);
    try (DecodedMember stream =
        new DecodedMember(ar.content(), member, compression(member), damage)) {
      TarReader tar = new TarReader(stream, member.name(), damage);
      for (Optional<DebEntry> entry = tar.next(); entry.isPresent(); entry = tar.next()) {
        try (InputStream content = tar.content()) {
          visitor.visit(entry.get(), content);
        }
      }
      stream.requireEnd();
      return stream.given();
    }
  }

  /** The next member that is not to be skipped, which has to be the one named. */
  private DebMember required(String name) {
    Optional<DebMember> next = ar.next();
    while (next.isPresent() && next.get().name().startsWith("_")) {
      members.add(next.get());
      next = ar.next();
    }
    DebMember member = next.orElseThrow(() -> damage.because("it ends before its member %s", name));
    if (!member.name().startsWith(name)) {
      throw damage.because("its member %s stands where %s belongs", member.name(), name);
    }
    members.add(member);
    return member;
  }

  private Compression compression(DebMember member) {
    return member
        .compression()
        .orElseThrow(
            () -> damage.because("its member %s has an unknown compression", member.name()));
  }
}
