package org.mathesar.deb.packager.descriptor.reading;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.mathesar.deb.format.control.Description;
import org.mathesar.deb.format.control.Relations;
import org.mathesar.deb.format.digest.Sha256;
import org.mathesar.deb.format.value.Architecture;
import org.mathesar.deb.format.value.FileMode;
import org.mathesar.deb.format.value.InstallPath;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.format.value.RelativePath;
import org.mathesar.deb.packager.descriptor.Application;
import org.mathesar.deb.packager.descriptor.Codename;
import org.mathesar.deb.packager.descriptor.Copyright;
import org.mathesar.deb.packager.descriptor.Descriptor;
import org.mathesar.deb.packager.descriptor.PackageRules;
import org.mathesar.deb.packager.descriptor.PathPattern;
import org.mathesar.deb.packager.descriptor.PathTemplate;
import org.mathesar.deb.packager.descriptor.PythonRules;
import org.mathesar.deb.packager.descriptor.Release;
import org.mathesar.deb.packager.descriptor.SourceRules;
import org.mathesar.deb.packager.descriptor.StaticFiles;
import org.mathesar.deb.packager.descriptor.Translations;
import org.mathesar.deb.packager.descriptor.UserInterface;
import org.mathesar.deb.packager.descriptor.VersionRule;
import org.mathesar.deb.packager.image.ControlScript;
import org.mathesar.deb.packager.python.PythonVersion;

/** Makes the values of a descriptor that all rules let pass. */
final class DescriptorMaker {
  /** What revisions start with. */
  private static final int FIRST = 1;

  private final Path folder;

  /** Templates are named relative to the folder. */
  DescriptorMaker(Path folder) {
    this.folder = folder;
  }

  Descriptor descriptor(Fields root) {
    return new Descriptor(
        folder,
        application(root.fields("application")),
        source(root.fields("source")),
        root.optionalFields("user-interface").map(DescriptorMaker::userInterface),
        root.optionalFields("translations")
            .map(translations -> new Translations(RelativePath.of(translations.text("folder")))),
        root.optionalFields("static-files").map(DescriptorMaker::staticFiles),
        python(root.fields("python")),
        root.each("releases", DescriptorMaker::release),
        root.texts("architectures", Architecture::new),
        surroundings(root.fields("packages").fields("application")),
        surroundings(root.fields("packages").fields("libraries")),
        root.fields("packages").fields("libraries").optionalNumber("revision").orElse(FIRST),
        root.map("variables", text -> text));
  }

  private static Application application(Fields application) {
    Fields version = application.fields("version");
    return new Application(
        new PackageName(application.text("name")),
        application.text("title"),
        Forms.webAddress(application.text("homepage")),
        application.text("maintainer"),
        application.text("section"),
        new Description(application.text("synopsis"), application.text("description")),
        copyright(application.fields("copyright")),
        InstallPath.of(application.text("directory")),
        new VersionRule(
            RelativePath.of(version.text("file")),
            Forms.finder(version.text("pattern")),
            Forms.regularExpression(version.text("tag"))));
  }

  private static Copyright copyright(Fields copyright) {
    String license = copyright.text("license");
    String text = copyright.optionalText("text").orElse("");
    return new Copyright(
        license,
        copyright.texts("holders", holder -> holder),
        text,
        copyright.each("parts", DescriptorMaker::part));
  }

  private static Copyright.Part part(Fields part) {
    String license = part.text("license");
    String text = part.optionalText("text").orElse("");
    return new Copyright.Part(
        part.texts("files", pattern -> pattern),
        license,
        part.texts("holders", holder -> holder),
        text);
  }

  private static SourceRules source(Fields source) {
    return new SourceRules(
        source.texts("recognised-by", RelativePath::of),
        source.optionalFields("release").map(release -> release.text("url")).orElse(""),
        source
            .optionalFields("release")
            .map(release -> release.map("sha256", Sha256::new))
            .orElse(Map.of()),
        source.texts("include", PathPattern::new),
        source.texts("exclude", PathPattern::new));
  }

  private static UserInterface userInterface(Fields userInterface) {
    return new UserInterface(
        RelativePath.of(userInterface.text("folder")),
        userInterface.lists("commands"),
        userInterface.map("environment", text -> text),
        RelativePath.of(userInterface.text("result")),
        RelativePath.of(userInterface.text("proof")));
  }

  private static StaticFiles staticFiles(Fields staticFiles) {
    return new StaticFiles(
        staticFiles.texts("command", text -> text),
        staticFiles.map("environment", text -> text),
        RelativePath.of(staticFiles.text("result")),
        staticFiles.map("needs", text -> text));
  }

  private static PythonRules python(Fields python) {
    return new PythonRules(
        RelativePath.of(python.text("requirements")),
        python.each(
            "interpreters",
            interpreter ->
                new PythonRules.Interpreter(
                    PythonVersion.parse(interpreter.text("version")), interpreter.text("glibc"))),
        python.each(
            "overrides",
            override ->
                new PythonRules.Replacement(override.text("requirement"), override.text("reason"))),
        python.each(
            "from-source",
            project ->
                new PythonRules.FromSource(
                    project.text("project"),
                    project.texts("build-requirements", text -> text),
                    project.map("environment", text -> text),
                    project.text("reason"))),
        python.texts("leave-out", PathPattern::new));
  }

  private static Release release(Fields release) {
    return new Release(
        new Codename(release.text("codename")),
        release.text("title"),
        PythonVersion.parse(release.text("python")));
  }

  private PackageRules surroundings(Fields surroundings) {
    return new PackageRules(
        surroundings.map("relations", Relations::parse),
        scripts(surroundings),
        surroundings.optionalText("templates").map(this::template),
        surroundings.optionalText("triggers").map(this::template),
        surroundings.each("install", this::installed).stream().flatMap(List::stream).toList(),
        surroundings.each(
            "directories",
            directory ->
                new PackageRules.InstalledDirectory(
                    new PathTemplate(directory.text("path")),
                    FileMode.parse(directory.text("mode")))),
        surroundings.each(
            "links",
            link ->
                new PackageRules.InstalledLink(
                    new PathTemplate(link.text("path")), new PathTemplate(link.text("target")))),
        surroundings.optionalText("lintian-overrides").map(this::template));
  }

  private List<PackageRules.InstalledFile> installed(Fields file) {
    FileMode mode = FileMode.parse(file.text("mode"));
    return Installed.of(folder, file.text("template"), file.text("path")).stream()
        .map(
            installed ->
                new PackageRules.InstalledFile(
                    template(installed.template()), new PathTemplate(installed.path()), mode))
        .toList();
  }

  private Map<ControlScript, Path> scripts(Fields surroundings) {
    Map<ControlScript, Path> scripts = new TreeMap<>();
    surroundings
        .map("scripts", this::template)
        .forEach(
            (name, template) ->
                scripts.put(ControlScript.valueOf(name.toUpperCase(Locale.ROOT)), template));
    return scripts;
  }

  private Path template(String name) {
    return folder.resolve(name).normalize();
  }
}
