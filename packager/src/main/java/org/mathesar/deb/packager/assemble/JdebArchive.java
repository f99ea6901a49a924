package org.mathesar.deb.packager.assemble;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.mathesar.deb.packager.image.Entry;
import org.mathesar.deb.packager.image.PackageImage;
import org.vafer.jdeb.Compression;
import org.vafer.jdeb.Console;
import org.vafer.jdeb.DataConsumer;
import org.vafer.jdeb.DataProducer;
import org.vafer.jdeb.DebMaker;
import org.vafer.jdeb.PackagingException;
import org.vafer.jdeb.shaded.commons.compress.archivers.tar.TarArchiveEntry;
import org.vafer.jdeb.shaded.commons.compress.archivers.tar.TarConstants;

/**
 * Lets jdeb lay out a package with uncompressed data. It is given every entry, directories
 * included, in order and owned by root; its resolver, conffiles, signing and compression stay
 * unused, because each of them gets something wrong, and the control member it makes serves only
 * for the checksums in it.
 */
final class JdebArchive {
  private static final String ROOT_OWNER = "root";

  private final Path folder;

  /**
   * An archive maker.
   *
   * @param folder for its intermediate files
   */
  JdebArchive(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes the package.
   *
   * @param image what to write
   * @param control the finished control file
   * @param timestamp modification time of every entry
   * @return the file, whose members still have to be taken over
   */
  Path write(PackageImage image, String control, Instant timestamp) throws IOException {
    if (!Charset.defaultCharset().equals(StandardCharsets.UTF_8)) {
      throw new IllegalStateException(
          "jdeb writes file names in the platform's charset: run with -Dfile.encoding=UTF-8");
    }
    Path controlFolder = Files.createTempDirectory(folder, "control-");
    Files.writeString(controlFolder.resolve("control"), control);
    Path deb = folder.resolve("uncompressed.deb");

    boolean providerWasThere = Security.getProvider("BC") != null;
    Complaints complaints = new Complaints();
    Production production = new Production(image, timestamp);
    DebMaker maker = new DebMaker(complaints, List.of(production), List.of());
    if (!providerWasThere) {
      // Its constructor registers a security provider for the whole process.
      Security.removeProvider("BC");
    }
    maker.setDeb(deb.toFile());
    maker.setControl(controlFolder.toFile());
    maker.setEncoding(StandardCharsets.UTF_8);
    maker.setOutputTimestampMs(timestamp.toEpochMilli());
    maker.setResolver(name -> null);
    maker.setTarLongFileMode("gnu");
    try {
      maker.createDeb(Compression.NONE);
    } catch (PackagingException e) {
      production.rethrowFailure();
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof IOException io) {
          throw io;
        }
      }
      throw new IllegalStateException(e);
    }
    complaints.rejectAny();
    return deb;
  }

  private static TarArchiveEntry member(Entry entry, Instant timestamp, byte type) {
    String name = "./" + entry.path().relative();
    String written = type == TarConstants.LF_DIR && !name.endsWith("/") ? name + "/" : name;
    TarArchiveEntry member = new TarArchiveEntry(written, type, true);
    member.setIds(0, 0);
    member.setNames(ROOT_OWNER, ROOT_OWNER);
    member.setModTime(timestamp.toEpochMilli());
    return member;
  }

  /**
   * Hands every entry over. jdeb answers a failure here with one of its own that hides it, so the
   * first is kept.
   */
  private static final class Production implements DataProducer {
    private final PackageImage image;
    private final Instant timestamp;
    private Optional<Throwable> failure = Optional.empty();

    Production(PackageImage image, Instant timestamp) {
      this.image = image;
      this.timestamp = timestamp;
    }

    @Override
    public void produce(DataConsumer receiver) throws IOException {
      try {
        produceAll(receiver);
      } catch (IOException | RuntimeException | Error e) {
        failure = Optional.of(e);
        throw e;
      }
    }

    void rethrowFailure() throws IOException {
      if (failure.isPresent()) {
        Throwable cause = failure.get();
        if (cause instanceof IOException io) {
          throw io;
        }
        if (cause instanceof Error error) {
          throw error;
        }
        throw (RuntimeException) cause;
      }
    }

    private void produceAll(DataConsumer receiver) throws IOException {
      for (Entry entry : image.tree().entries()) {
        if (entry instanceof Entry.RegularFile file) {
          TarArchiveEntry member = member(file, timestamp, TarConstants.LF_NORMAL);
          member.setMode(file.mode().bits() | 0100000);
          member.setSize(file.content().size());
          try (InputStream content = file.content().open()) {
            receiver.onEachFile(content, member);
          }
        } else if (entry instanceof Entry.Directory directory) {
          TarArchiveEntry member = member(directory, timestamp, TarConstants.LF_DIR);
          member.setMode(directory.mode().bits() | 040000);
          receiver.onEachDir(member);
        } else if (entry instanceof Entry.SymbolicLink link) {
          TarArchiveEntry member = member(link, timestamp, TarConstants.LF_SYMLINK);
          member.setMode(0120777);
          member.setLinkName(link.target());
          receiver.onEachLink(member);
        }
      }
    }
  }

  /** jdeb warns where it should refuse, so that a warning is a reason to stop. */
  private static final class Complaints implements Console {
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @Override
    public void debug(String message) {}

    @Override
    public void info(String message) {}

    @Override
    public void warn(String message) {
      heard.add(message);
    }

    void rejectAny() {
      if (!heard.isEmpty()) {
        throw new IllegalStateException("jdeb warned: " + String.join("; ", heard));
      }
    }
  }
}
