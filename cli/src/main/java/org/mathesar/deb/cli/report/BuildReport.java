package org.mathesar.deb.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mathesar.deb.cli.text.Amount;
import org.mathesar.deb.cli.text.Table;
import org.mathesar.deb.format.digest.Sha256;

/**
 * What a build made.
 *
 * @param output the folder that holds it
 * @param files every file this build put there, in the order they are listed
 */
public record BuildReport(Path output, List<BuiltFile> files) implements Report {

  /** What a file is. */
  public enum Role {
    /** A .deb. */
    PACKAGE,
    /** What is uploaded together (deb-changes(5)). */
    CHANGES,
    /** What it was built with (deb-buildinfo(5)). */
    BUILDINFO,
    /** The software bill of materials (CycloneDX). */
    SBOM;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A finished file.
   *
   * @param name within the output folder
   * @param role what it is
   * @param size in bytes
   * @param sha256 its checksum
   * @param reused whether an earlier build's bytes were taken
   */
  public record BuiltFile(Path name, Role role, long size, Sha256 sha256, boolean reused) {}

  // Copies.
  public BuildReport {
    files = List.copyOf(files);
  }

  @Override
  public List<String> lines() {
    Table table = new Table();
    for (BuiltFile file : files) {
      table.row(
          file.name().toString(), Amount.bytes(file.size()), file.reused() ? "from the cache" : "");
    }
    List<String> lines = new ArrayList<>();
    lines.add("In " + output + ": " + Amount.of(files.size(), "file"));
    lines.addAll(table.lines("  "));
    return List.copyOf(lines);
  }

  @Override
  public ObjectNode json() {
    ObjectNode document = Json.object().put("output", output.toString());
    ArrayNode array = document.putArray("files");
    for (BuiltFile file : files) {
      array
          .addObject()
          .put("file", file.name().toString())
          .put("role", file.role().toString())
          .put("size", file.size())
          .put("sha256", file.sha256().hex())
          .put("reused", file.reused());
    }
    return document;
  }
}
