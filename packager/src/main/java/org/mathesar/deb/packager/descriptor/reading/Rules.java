package org.mathesar.deb.packager.descriptor.reading;

import java.util.List;
import org.mathesar.deb.format.control.Relations;
import org.mathesar.deb.format.digest.Sha256;
import org.mathesar.deb.format.value.InstallPath;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.format.value.RelativePath;
import org.mathesar.deb.packager.descriptor.Codename;
import org.mathesar.deb.packager.descriptor.PathPattern;
import org.mathesar.deb.packager.python.Requirement;

/** What a descriptor has to fulfil, in the order in which people would look at it. */
final class Rules {
  private Rules() {}

  /** All rules. */
  static List<Rule> all() {
    return List.of(
        new SchemaCheck(),
        new FormRule("application/name", PackageName::new),
        new FormRule("application/homepage", Forms::webAddress),
        new FormRule("application/description", Forms::description),
        new FormRule("application/directory", InstallPath::of),
        new FormRule("application/version/file", RelativePath::of),
        new FormRule("application/version/pattern", Forms::finder),
        new FormRule("application/version/tag", Forms::regularExpression),
        new LicenseTextRule(),
        new FormRule("source/recognised-by/*", RelativePath::of),
        new FormRule("source/release/sha256/*", Sha256::new),
        new ReleaseAddressRule(),
        new FormRule("source/include/*", PathPattern::new),
        new FormRule("source/exclude/*", PathPattern::new),
        new FormRule("user-interface/folder", RelativePath::of),
        new FormRule("user-interface/result", RelativePath::of),
        new FormRule("user-interface/proof", RelativePath::of),
        new ProofRule(),
        new FormRule("translations/folder", RelativePath::of),
        new FormRule("static-files/result", RelativePath::of),
        new FormRule("static-files/needs/*", PackageName::new),
        new FormRule("python/requirements", RelativePath::of),
        new InterpreterOrderRule(),
        new FormRule("python/overrides/*/requirement", Requirement::parse),
        new FormRule("python/from-source/*/project", Forms::project),
        new FormRule("python/from-source/*/build-requirements/*", Forms::pinned),
        new FormRule("python/leave-out/*", PathPattern::new),
        new FormRule("releases/*/codename", Codename::new),
        new UniqueCodenameRule(),
        new ReleasePythonRule(),
        new FormRule("architectures/*", Forms::machine),
        new VariableNameRule(),
        new FormRule("packages/*/relations/*", Relations::parse),
        new TemplateRule(),
        new TemplatePatternRule(),
        new InstalledPathRule(),
        new LinkTargetRule());
  }
}
