package org.mathesar.deb.packager.source.stage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.mathesar.deb.format.problem.Problems;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.value.RelativePath;
import org.mathesar.deb.packager.descriptor.Translations;
import org.mathesar.deb.packager.process.Command;
import org.mathesar.deb.packager.process.CommandResult;
import org.mathesar.deb.packager.process.CommandRunner;
import org.mathesar.deb.packager.progress.Progress;
import org.mathesar.deb.packager.source.tree.TreeFile;
import org.mathesar.deb.packager.source.tree.TreeFilter;
import org.mathesar.deb.packager.source.tree.TreeWalk;
import org.mathesar.deb.packager.source.tree.UnixNames;

/** Compiles message catalogues by msgfmt where the source does not bring them compiled. */
final class TranslationsStep implements StagingStep {
  private static final String SOURCE_SUFFIX = ".po";
  private static final String COMPILED_SUFFIX = ".mo";
  private static final int TAIL_LINES = 5;

  private final CommandRunner runner;

  TranslationsStep(CommandRunner runner) {
    this.runner = runner;
  }

  @Override
  public void run(Staging staging) {
    Optional<Translations> translations = staging.descriptor().translations();
    if (translations.isEmpty()) {
      return;
    }
    RelativePath folder = translations.get().folder();
    Path root = UnixNames.resolve(staging.source().root(), folder);
    if (!Files.isDirectory(root)) {
      throw UserProblem.of(
          "The source has no folder %s for translations: correct translations.folder in the"
              + " descriptor or give a complete source.",
          folder);
    }
    List<RelativePath> uncompiled =
        TreeWalk.findInCopy(root, TreeFilter.everything()).stream()
            .map(TreeFile::path)
            .filter(path -> path.value().endsWith(SOURCE_SUFFIX))
            .filter(path -> !Files.exists(UnixNames.resolve(root, compiled(path))))
            .toList();
    if (uncompiled.isEmpty()) {
      return;
    }
    Problems problems = new Problems();
    try (Progress.Task task =
        staging
            .progress()
            .start(
                "Compiling translations",
                OptionalLong.of(uncompiled.size()),
                Progress.Unit.ITEMS)) {
      for (RelativePath path : uncompiled) {
        compile(root, path, folder, problems);
        task.advance(1);
      }
    }
    problems.throwIfAny();
  }

  private static RelativePath compiled(RelativePath path) {
    String value = path.value();
    return RelativePath.of(
        value.substring(0, value.length() - SOURCE_SUFFIX.length()) + COMPILED_SUFFIX);
  }

  private void compile(Path root, RelativePath path, RelativePath folder, Problems problems) {
    UnixNames.requireExpressible(UnixNames.resolve(root, path));
    CommandResult result =
        runner.run(
            new Command(
                List.of(
                    "msgfmt",
                    "--endianness=little",
                    "--output-file=" + compiled(path),
                    "--",
                    path.value()),
                root,
                Map.of("LC_ALL", Optional.of("C.UTF-8"), "LANGUAGE", Optional.empty())),
            "install Debian's package gettext");
    if (!result.succeeded()) {
      problems.add(
          "msgfmt cannot compile %s/%s of the source (%s): have it corrected by its authors.",
          folder, path, result.tail(TAIL_LINES));
    }
  }
}
