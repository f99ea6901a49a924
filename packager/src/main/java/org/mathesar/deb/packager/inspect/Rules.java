package org.mathesar.deb.packager.inspect;

import java.time.Instant;
import java.util.List;

/** The rules in the order in which a package is read: container, control, tree, contents. */
final class Rules {
  private Rules() {}

  /**
   * All rules.
   *
   * @param now what is later is in the future
   */
  static List<Rule> all(Instant now) {
    return List.of(
        new FileNameRule(),
        new MembersRule(),
        new FieldsRule(),
        new InstalledSizeRule(),
        new ControlFilesRule(),
        new ScriptsRule(),
        new DebconfRule(),
        new Md5sumsRule(),
        new ConffilesRule(),
        new NamesRule(),
        new OrderRule(),
        new PlacesRule(),
        new OwnersRule(),
        new ModesRule(),
        new DevicesRule(),
        new LinksRule(),
        new TimesRule(now),
        new BytecodeRule(),
        new LibrariesRule(),
        new ArchitectureRule());
  }
}
