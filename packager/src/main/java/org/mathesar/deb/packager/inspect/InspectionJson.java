package org.mathesar.deb.packager.inspect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.mathesar.deb.format.control.ControlField;
import org.mathesar.deb.format.deb.Conffile;

/** Writes inspections for machines; what is there stays there, more may come. */
final class InspectionJson {
  private InspectionJson() {}

  static ObjectNode of(Inspection inspection) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    Summary summary = inspection.summary();
    root.put("file", summary.fileName());
    root.put("sound", inspection.isSound());
    ObjectNode fields = root.putObject("fields");
    for (ControlField field : summary.fields().fields()) {
      fields.put(field.name(), field.value());
    }
    root.put("packedBytes", summary.packedBytes());
    root.put("unpackedBytes", summary.unpackedBytes());
    root.put("installedSizeKib", summary.installedSizeKib());
    root.put("files", summary.files());
    root.put("directories", summary.directories());
    root.put("symbolicLinks", summary.symbolicLinks());
    ArrayNode members = root.putArray("members");
    for (Summary.Member member : summary.members()) {
      members
          .addObject()
          .put("name", member.name())
          .put("compression", member.compression().toString())
          .put("packedBytes", member.packedBytes())
          .put("unpackedBytes", member.unpackedBytes());
    }
    addSized(root.putArray("biggestDirectories"), summary.biggestDirectories());
    addSized(root.putArray("biggestFiles"), summary.biggestFiles());
    ArrayNode scripts = root.putArray("scripts");
    for (Summary.Script script : summary.scripts()) {
      scripts
          .addObject()
          .put("name", script.name())
          .put("firstLine", script.firstLine())
          .put("lines", script.lines());
    }
    ArrayNode conffiles = root.putArray("conffiles");
    for (Conffile conffile : summary.conffiles()) {
      conffiles
          .addObject()
          .put("path", conffile.path().value())
          .put("removedOnUpgrade", conffile.removedOnUpgrade());
    }
    addTexts(root.putArray("triggers"), summary.triggers());
    addTexts(root.putArray("units"), summary.units());
    ArrayNode libraries = root.putArray("pythonLibraries");
    for (PythonLibrary library : summary.pythonLibraries()) {
      libraries.addObject().put("name", library.name().value()).put("version", library.version());
    }
    ArrayNode findings = root.putArray("findings");
    for (Finding finding : inspection.findings()) {
      ObjectNode node =
          findings
              .addObject()
              .put("severity", finding.severity().toString())
              .put("rule", finding.rule())
              .put("sentence", finding.sentence());
      addTexts(node.putArray("places"), finding.places());
    }
    return root;
  }

  private static void addSized(ArrayNode array, List<Summary.SizedPath> sized) {
    for (Summary.SizedPath one : sized) {
      array.addObject().put("path", one.path().value()).put("bytes", one.bytes());
    }
  }

  private static void addTexts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }
}
