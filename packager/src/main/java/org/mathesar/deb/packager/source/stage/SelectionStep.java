package org.mathesar.deb.packager.source.stage;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mathesar.deb.format.problem.Problems;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.source.tree.Links;
import org.mathesar.deb.packager.source.tree.PackagedFilter;
import org.mathesar.deb.packager.source.tree.TreeCopy;
import org.mathesar.deb.packager.source.tree.TreeFile;
import org.mathesar.deb.packager.source.tree.TreeWalk;

/** Takes what is packaged out of the source; directories that would be empty are left out. */
final class SelectionStep implements StagingStep {

  @Override
  public void run(Staging staging) {
    List<TreeFile> files =
        TreeWalk.findInCopy(
            staging.source().root(), new PackagedFilter(staging.descriptor().source()));
    if (files.isEmpty()) {
      throw UserProblem.of(
          "Nothing in the source is packaged: correct source.include and source.exclude in the"
              + " descriptor.");
    }
    refuseLinksToWhatIsLeftOut(files);
    TreeCopy.copy(files, staging.packaged());
  }

  private static void refuseLinksToWhatIsLeftOut(List<TreeFile> files) {
    Set<String> packaged = new HashSet<>();
    for (TreeFile file : files) {
      String path = file.path().value();
      packaged.add(path);
      for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
        packaged.add(path.substring(0, slash));
      }
    }
    Problems problems = new Problems();
    for (TreeFile file : files) {
      Optional<String> target = file.target().map(TreeFile.LinkTarget::text);
      if (target.isPresent()
          && Links.resolve(file.path(), target.get())
              .map(components -> String.join("/", components))
              .filter(path -> path.isEmpty() || packaged.contains(path))
              .isEmpty()) {
        problems.add(
            "The link %s of the source points to '%s', which is not packaged: include that too or"
                + " leave the link out in the descriptor.",
            file.path(), target.get());
      }
    }
    problems.throwIfAny();
  }
}
