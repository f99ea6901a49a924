package org.mathesar.deb.packager.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mathesar.deb.format.digest.Sha1;
import org.mathesar.deb.format.digest.Sha256;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.source.tree.TreeFile;
import org.mathesar.deb.packager.work.IoReason;

/**
 * Compares files with what git keeps by their content. Git itself trusts sizes and times, and does
 * not look at files that it was told to leave alone.
 */
final class BlobComparison {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int SHA256_DIGITS = 64;

  private BlobComparison() {}

  /**
   * The files that differ.
   *
   * @param files of the checkout
   * @param kept what git keeps, by path
   * @param checkout asked about files whose bytes differ, which may only have other line ends
   * @return their paths
   */
  static List<String> changed(
      List<TreeFile> files, Map<String, GitCheckout.Tracked> kept, GitCheckout checkout) {
    List<String> changed = new ArrayList<>();
    List<String> doubtful = new ArrayList<>();
    for (TreeFile file : files) {
      String path = file.path().value();
      Optional<GitCheckout.Tracked> tracked = Optional.ofNullable(kept.get(path));
      if (tracked
          .filter(entry -> entry.blob().equals(blob(file, entry.blob().length())))
          .isEmpty()) {
        boolean isLink = file.target().isPresent();
        boolean wasLink =
            tracked.filter(entry -> entry.mode() == GitCheckout.Mode.LINK).isPresent();
        (isLink || wasLink ? changed : doubtful).add(path);
      }
    }
    List<String> blobs = checkout.blobs(doubtful);
    for (int i = 0; i < doubtful.size(); i++) {
      String path = doubtful.get(i);
      String blob = blobs.get(i);
      if (Optional.ofNullable(kept.get(path)).filter(e -> e.blob().equals(blob)).isEmpty()) {
        changed.add(path);
      }
    }
    return changed;
  }

  /** The name of the content in git's object store, whose names all have that many digits. */
  private static String blob(TreeFile file, int digits) {
    try {
      MessageDigest digest = digits == SHA256_DIGITS ? Sha256.start() : Sha1.start();
      Optional<TreeFile.LinkTarget> target = file.target();
      if (target.isPresent()) {
        byte[] text = target.get().text().getBytes(StandardCharsets.UTF_8);
        digest.update(header(text.length));
        digest.update(text);
      } else {
        addContent(file, digest);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e,
          "%s cannot be read (%s): make it readable or leave it out.",
          file.file(),
          IoReason.of(e));
    }
  }

  private static void addContent(TreeFile file, MessageDigest digest) throws IOException {
    digest.update(header(Files.size(file.file())));
    try (InputStream stream = Files.newInputStream(file.file())) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
  }

  private static byte[] header(long length) {
    return ("blob " + length + "\0").getBytes(StandardCharsets.US_ASCII);
  }
}
