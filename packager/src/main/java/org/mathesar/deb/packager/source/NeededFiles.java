package org.mathesar.deb.packager.source;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.mathesar.deb.format.value.RelativePath;
import org.mathesar.deb.packager.descriptor.Descriptor;
import org.mathesar.deb.packager.descriptor.UserInterface;
import org.mathesar.deb.packager.source.tree.PackagedFilter;
import org.mathesar.deb.packager.source.tree.TreeFilter;

/**
 * The files of a source that matter: what is packaged, what the steps before that read, and the
 * texts beside them such as licence and requirements. Everything else is neither looked at nor
 * copied.
 */
final class NeededFiles implements TreeFilter {
  /** What npm installs; the commands that build the user interface install it anew. */
  private static final String NODE_MODULES = "node_modules";

  private final Descriptor descriptor;
  private final TreeFilter packaged;
  private final Optional<RelativePath> interfaceFolder;

  private NeededFiles(Descriptor descriptor, Optional<RelativePath> interfaceFolder) {
    this.descriptor = descriptor;
    this.packaged = new PackagedFilter(descriptor.source());
    this.interfaceFolder = interfaceFolder;
  }

  /**
   * The files of one source.
   *
   * @param descriptor what is packaged and how
   * @param present whether a file is in the source
   * @return the filter
   */
  static NeededFiles of(Descriptor descriptor, Predicate<RelativePath> present) {
    return new NeededFiles(
        descriptor,
        descriptor
            .userInterface()
            .filter(userInterface -> !present.test(userInterface.proof()))
            .map(UserInterface::folder));
  }

  @Override
  public boolean takes(RelativePath path) {
    return packaged.takes(path)
        || descriptor.source().recognisedBy().contains(path)
        || descriptor.application().version().file().equals(path)
        || descriptor.python().requirements().equals(path)
        || isTopLevelText(path)
        || (isInInterface(path) && !isInstalledByNpm(path))
        || isTranslation(path);
  }

  @Override
  public boolean enters(RelativePath directory) {
    if (directory.name().equals(NODE_MODULES) && isInInterface(directory)) {
      return false;
    }
    return packaged.enters(directory)
        || descriptor.source().recognisedBy().stream().anyMatch(f -> f.startsWith(directory))
        || descriptor.application().version().file().startsWith(directory)
        || descriptor.python().requirements().startsWith(directory)
        || interfaceFolder.filter(f -> related(f, directory)).isPresent()
        || descriptor.translations().filter(t -> related(t.folder(), directory)).isPresent();
  }

  private boolean isInInterface(RelativePath path) {
    return interfaceFolder.filter(path::startsWith).isPresent();
  }

  private static boolean isInstalledByNpm(RelativePath path) {
    return Arrays.asList(path.value().split("/", -1)).contains(NODE_MODULES);
  }

  private boolean isTranslation(RelativePath path) {
    return descriptor.translations().filter(t -> path.startsWith(t.folder())).isPresent();
  }

  private boolean isTopLevelText(RelativePath path) {
    // What stands in the place of a packaged folder is no text, but maybe a link to one.
    return !packaged.enters(path) && path.value().indexOf('/') < 0 && !path.value().startsWith(".");
  }

  private static boolean related(RelativePath folder, RelativePath directory) {
    return directory.startsWith(folder) || folder.startsWith(directory);
  }
}
