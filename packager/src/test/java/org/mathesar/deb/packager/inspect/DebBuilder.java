package org.mathesar.deb.packager.inspect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.mathesar.deb.format.digest.Md5;

/**
 * Builds uncompressed packages that are right unless told otherwise: md5sums and Installed-Size are
 * made to fit what is put in.
 */
final class DebBuilder {
  static final Instant TIME = Instant.parse("2026-05-20T08:31:56Z");

  private final List<Item> items = new ArrayList<>();
  private final Map<String, Item> control = new LinkedHashMap<>();
  private final List<String> trailing = new ArrayList<>();
  private String fields =
      """
      Package: pantry
      Version: 1:2.0-1
      Architecture: all
      Maintainer: Jane Doe <jane@example.org>
      Installed-Size: @SIZE@
      Section: misc
      Priority: optional
      Description: keeps jars
      """;
  private Optional<String> md5sums = Optional.empty();

  private static final class Item {
    private final TarArchiveEntry entry;
    private final byte[] content;

    Item(TarArchiveEntry entry, byte[] content) {
      this.entry = entry;
      this.content = content;
    }
  }

  /** A package of a file below /usr/lib. */
  static DebBuilder sound() {
    return new DebBuilder()
        .directory("./")
        .directory("./usr/")
        .directory("./usr/lib/")
        .file("./usr/lib/jar", "plum\n");
  }

  DebBuilder directory(String name) {
    return add(name, (byte) '5', 0755, "", entry -> {});
  }

  DebBuilder file(String name, String content) {
    return add(name, (byte) '0', 0644, content, entry -> {});
  }

  DebBuilder link(String name, String target) {
    return add(name, (byte) '2', 0777, "", entry -> entry.setLinkName(target));
  }

  DebBuilder add(
      String name, byte type, int mode, String content, Consumer<TarArchiveEntry> change) {
    return add(name, type, mode, content.getBytes(StandardCharsets.UTF_8), change);
  }

  DebBuilder add(
      String name, byte type, int mode, byte[] content, Consumer<TarArchiveEntry> change) {
    items.add(item(name, type, mode, content, change));
    return this;
  }

  DebBuilder control(String name, int mode, String content) {
    control.put(
        name,
        item("./" + name, (byte) '0', mode, content.getBytes(StandardCharsets.UTF_8), entry -> {}));
    return this;
  }

  DebBuilder replacing(String text, String by) {
    fields = fields.replace(text, by);
    return this;
  }

  DebBuilder md5sums(String text) {
    md5sums = Optional.of(text);
    return this;
  }

  DebBuilder trailing(String member) {
    trailing.add(member);
    return this;
  }

  private static Item item(
      String name, byte type, int mode, byte[] content, Consumer<TarArchiveEntry> change) {
    TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
    entry.setMode(mode);
    entry.setIds(0, 0);
    entry.setNames("root", "root");
    entry.setModTime(TIME.toEpochMilli());
    entry.setSize(content.length);
    change.accept(entry);
    return new Item(entry, content);
  }

  Path build(Path folder) throws IOException {
    return build(folder, "pantry_2.0-1_all.deb");
  }

  Path build(Path folder, String fileName) throws IOException {
    StringBuilder sums = new StringBuilder();
    long size = 0;
    for (Item item : items) {
      boolean file = item.entry.isFile() && item.entry.getLinkFlag() == '0';
      size += file ? (item.content.length + 1023) / 1024 : 1;
      boolean conffile = item.entry.getName().startsWith("./etc/");
      if (file && !conffile) {
        sums.append(Md5.of(item.content))
            .append("  ")
            .append(item.entry.getName().replaceFirst("^\\./|^/", ""))
            .append('\n');
      }
    }
    Map<String, Item> members = new LinkedHashMap<>();
    members.put("control", textMember("control", fields.replace("@SIZE@", Long.toString(size))));
    members.put("md5sums", textMember("md5sums", md5sums.orElse(sums.toString())));
    members.putAll(control);
    ByteArrayOutputStream ar = new ByteArrayOutputStream();
    ar.writeBytes("!<arch>\n".getBytes(StandardCharsets.US_ASCII));
    member(ar, "debian-binary", "2.0\n".getBytes(StandardCharsets.US_ASCII));
    member(ar, "control.tar", tar(List.copyOf(members.values())));
    member(ar, "data.tar", tar(items));
    for (String name : trailing) {
      member(ar, name, new byte[0]);
    }
    return Files.write(folder.resolve(fileName), ar.toByteArray());
  }

  private static Item textMember(String name, String text) {
    return item("./" + name, (byte) '0', 0644, text.getBytes(StandardCharsets.UTF_8), entry -> {});
  }

  private static void member(ByteArrayOutputStream ar, String name, byte[] content) {
    ar.writeBytes(
        String.format(
                Locale.ROOT,
                "%-16s%-12d%-6d%-6d%-8s%-10d`\n",
                name,
                TIME.getEpochSecond(),
                0,
                0,
                "100644",
                content.length)
            .getBytes(StandardCharsets.US_ASCII));
    ar.writeBytes(content);
    if (content.length % 2 != 0) {
      ar.write('\n');
    }
  }

  private static byte[] tar(List<Item> items) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
      for (Item item : items) {
        tar.putArchiveEntry(item.entry);
        tar.write(item.content);
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }
}
