package org.mathesar.deb.packager.build;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mathesar.deb.format.compression.Gzip;
import org.mathesar.deb.format.control.Alternatives;
import org.mathesar.deb.format.control.Relations;
import org.mathesar.deb.format.control.Stanza;
import org.mathesar.deb.format.value.FileMode;
import org.mathesar.deb.format.value.InstallPath;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.packager.descriptor.PackageRules;
import org.mathesar.deb.packager.image.Content;
import org.mathesar.deb.packager.image.ControlScript;
import org.mathesar.deb.packager.image.Entry;
import org.mathesar.deb.packager.template.TemplateText;
import org.mathesar.deb.packager.template.Variables;

/**
 * What a descriptor puts around the application or the libraries of a package, with every template
 * expanded.
 *
 * @param entries files, directories and links
 * @param scripts maintainer scripts
 * @param templates the questions that debconf asks
 * @param triggers the triggers control file
 * @param relations control fields such as Depends
 */
record Surroundings(
    List<Entry> entries,
    Map<ControlScript, String> scripts,
    Optional<String> templates,
    Optional<String> triggers,
    SortedMap<String, Relations> relations) {
  private static final Relations DEBCONF = Relations.parse("debconf (>= 0.5) | debconf-2.0");
  private static final InstallPath OVERRIDES = InstallPath.of("/usr/share/lintian/overrides");

  // Copies.
  Surroundings {
    entries = List.copyOf(entries);
    scripts = Map.copyOf(scripts);
    // In one order in every run, which Map.copyOf has not.
    relations = Collections.unmodifiableSortedMap(new TreeMap<>(relations));
  }

  /** Reads and expands all templates of a package. */
  static Surroundings of(PackageRules rules, PackageName name, Variables variables) {
    List<Entry> entries = new ArrayList<>();
    for (PackageRules.InstalledFile file : rules.install()) {
      InstallPath path = file.path().expand(variables);
      byte[] bytes = expand(file.template(), variables).getBytes(StandardCharsets.UTF_8);
      entries.add(
          new Entry.RegularFile(
              path,
              file.mode(),
              Content.of(path.name().endsWith(".gz") ? Gzip.pack(bytes) : bytes)));
    }
    for (PackageRules.InstalledDirectory directory : rules.directories()) {
      entries.add(new Entry.Directory(directory.path().expand(variables), directory.mode()));
    }
    for (PackageRules.InstalledLink link : rules.links()) {
      entries.add(
          new Entry.SymbolicLink(
              link.path().expand(variables), link.target().expandAsText(variables)));
    }
    rules
        .lintianOverrides()
        .ifPresent(
            template ->
                entries.add(
                    new Entry.RegularFile(
                        OVERRIDES.resolve(name.value()),
                        FileMode.FILE,
                        Content.of(expand(template, variables)))));
    Map<ControlScript, String> scripts = new EnumMap<>(ControlScript.class);
    rules.scripts().forEach((script, file) -> scripts.put(script, expand(file, variables)));
    return new Surroundings(
        entries,
        scripts,
        rules.templates().map(template -> expand(template, variables)),
        rules.triggers().map(template -> expand(template, variables)),
        new TreeMap<>(rules.relations()));
  }

  private static String expand(Path template, Variables variables) {
    return TemplateText.read(template).expand(variables);
  }

  /** A control stanza with these relations, joined with what the package depends on by itself. */
  Stanza withRelations(Stanza control, Relations depends) {
    Stanza result = control;
    Relations all = depends;
    for (Alternatives member : relations.getOrDefault("Depends", Relations.none()).members()) {
      all = all.and(member);
    }
    if (templates.isPresent()) {
      for (Alternatives member : DEBCONF.members()) {
        all = all.and(member);
      }
    }
    result = result.withNonEmpty("Depends", all.toString());
    for (Map.Entry<String, Relations> field : relations.entrySet()) {
      if (!field.getKey().equals("Depends")) {
        result = result.withNonEmpty(field.getKey(), field.getValue().toString());
      }
    }
    return result;
  }
}
