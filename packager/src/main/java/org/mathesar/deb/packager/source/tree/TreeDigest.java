package org.mathesar.deb.packager.source.tree;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.mathesar.deb.format.digest.Sha256;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.work.IoReason;

/** Sums up a tree: names, kinds, executable bits and contents, but no times. */
public final class TreeDigest {
  private static final int BUFFER_BYTES = 1 << 16;

  private final MessageDigest digest;

  /** A digest of nothing yet. */
  public TreeDigest() {
    digest = Sha256.start();
  }

  /**
   * Adds text that the result depends on, such as a command.
   *
   * @param text its length is summed up too, so that two texts are never taken for one
   * @return this
   */
  public TreeDigest add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    length(bytes.length);
    digest.update(bytes);
    return this;
  }

  /**
   * Adds files.
   *
   * @param files sorted, as {@link TreeWalk} found them
   * @return this
   */
  public TreeDigest add(List<TreeFile> files) {
    length(files.size());
    for (TreeFile file : files) {
      add(file.path().value());
      Optional<TreeFile.LinkTarget> target = file.target();
      if (target.isPresent()) {
        add("link").add(target.get().text());
      } else {
        add(file.executable() ? "program" : "file");
        addContent(file);
      }
    }
    return this;
  }

  /**
   * The sum of everything added.
   *
   * @return the checksum
   */
  public Sha256 finish() {
    return Sha256.from(digest.digest());
  }

  private void length(long length) {
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(length).flip());
  }

  private void addContent(TreeFile file) {
    try (InputStream stream = Files.newInputStream(file.file())) {
      length(Files.size(file.file()));
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e, "%s cannot be read (%s): make it readable.", file.file(), IoReason.of(e));
    }
  }
}
