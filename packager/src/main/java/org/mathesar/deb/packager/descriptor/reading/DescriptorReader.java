package org.mathesar.deb.packager.descriptor.reading;

import java.nio.file.Path;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.descriptor.Descriptor;

/**
 * Reads descriptors: YAML 1.2 with its core schema, checked against the JSON schema beside this
 * class and against what no schema can say.
 */
public final class DescriptorReader {

  /** A reader keeps nothing between files. */
  public DescriptorReader() {}

  /**
   * Reads a descriptor and looks at the templates it names.
   *
   * @param file in UTF-8
   * @return what it says
   * @throws UserProblem with every mistake in it, each with its line, by line
   */
  public Descriptor read(Path file) {
    YamlText yaml = YamlText.read(file);
    Findings findings = new Findings(file);
    Document document = new Document(file, new ValueTree(yaml, findings).root());
    for (Rule rule : Rules.all()) {
      rule.check(document, findings);
    }
    if (!findings.isEmpty()) {
      throw new UserProblem(findings.inOrder());
    }
    Path folder = file.toAbsolutePath().normalize().resolveSibling("");
    return new DescriptorMaker(folder).descriptor(new Fields(document.root()));
  }
}
