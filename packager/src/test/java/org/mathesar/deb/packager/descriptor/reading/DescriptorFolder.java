package org.mathesar.deb.packager.descriptor.reading;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mathesar.deb.format.problem.Problem;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.descriptor.Descriptor;

/** A folder with the descriptor of a small application and its templates, to be made worse. */
final class DescriptorFolder {
  private final Path folder;
  private String text;

  private DescriptorFolder(Path folder, String text) {
    this.folder = folder;
    this.text = text;
  }

  /** A descriptor without mistakes. */
  static DescriptorFolder in(Path folder) throws IOException {
    try (InputStream right = DescriptorFolder.class.getResourceAsStream("pantry.yaml")) {
      return new DescriptorFolder(folder, new String(right.readAllBytes(), StandardCharsets.UTF_8))
          .withTemplate("postinst.in", "#!/bin/sh\n# @TITLE@ by @MAINTAINER@: jane@example.org\n")
          .withTemplate("triggers.in", "interest-noawait pantry\n")
          .withTemplate("unit.in", "ExecStart=@DIRECTORY@/run @WSGI@\n")
          .withTemplate("overrides.in", "")
          .withTemplate("prerm.in", "py3clean @DIRECTORY@/python@PYTHON@\n");
    }
  }

  DescriptorFolder withTemplate(String name, String template) throws IOException {
    Files.writeString(folder.resolve(name), template);
    return this;
  }

  DescriptorFolder replacing(String written, String instead) {
    assertTrue(text.contains(written), written);
    text = text.replace(written, instead);
    return this;
  }

  DescriptorFolder saying(String whole) {
    text = whole;
    return this;
  }

  Path file() {
    return folder.resolve("pantry.yaml");
  }

  Path template(String name) {
    return folder.resolve(name);
  }

  Descriptor read() throws IOException {
    Files.writeString(file(), text);
    return new DescriptorReader().read(file());
  }

  /** What is wrong with it, without the name of its folder. */
  List<String> mistakes() {
    return assertThrows(UserProblem.class, this::read).problems().stream()
        .map(Problem::sentence)
        .map(sentence -> sentence.replace(folder + "/", ""))
        .toList();
  }
}
