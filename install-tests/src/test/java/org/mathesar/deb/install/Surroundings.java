package org.mathesar.deb.install;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.mathesar.deb.install.host.Engine;
import org.mathesar.deb.install.host.Image;
import org.mathesar.deb.install.product.GivenPackages;
import org.mathesar.deb.install.product.Product;
import org.mathesar.deb.install.product.SamplePackages;
import org.mathesar.deb.install.product.Workshop;
import org.mathesar.deb.install.release.Release;
import org.mathesar.deb.install.release.Selection;

/** What is found or made once for all tests: engine, images, packages. */
final class Surroundings {
  private static final class Holder {
    static final Surroundings ONLY = new Surroundings();
  }

  private final Path checkout = Path.of(System.getProperty("checkout", ".."));
  private final Path results =
      Path.of(System.getProperty("results", "target/install-tests")).toAbsolutePath();
  private final Selection selection =
      Selection.parse(
          System.getProperty("releases", "trixie"),
          System.getProperty("core-releases", "bookworm,testing,jammy,noble,resolute"));
  private final Optional<Engine> engine = Engine.find(checkout);
  private final Map<Release, Image> images = new EnumMap<>(Release.class);
  private Optional<Product> product = Optional.empty();

  private Surroundings() {
    engine.ifPresent(
        found -> {
          found.removeContainers();
          // JUnit has no end of a run that is also reached where it is interrupted.
          Runtime.getRuntime().addShutdownHook(new Thread(found::removeContainers, "clear-up"));
          for (Release release : selection.all()) {
            found.image(release).ifPresent(image -> images.put(release, image));
          }
        });
  }

  static Surroundings get() {
    return Holder.ONLY;
  }

  Selection selection() {
    return selection;
  }

  Path results() {
    return results;
  }

  /** Why nothing can be tried on a release. */
  Optional<String> obstacle(Release release) {
    if (engine.isEmpty()) {
      return Optional.of("no container engine answers");
    }
    Image image = images.get(release);
    if (image == null) {
      return Optional.of(engine.get().whyNoImage(release));
    }
    String python = image.python();
    return product().application().pythons().contains(python)
        ? Optional.empty()
        : Optional.of(
            "there is no package "
                + product().application().libraries(python)
                + ", and "
                + release
                + " has Python "
                + python);
  }

  Lab lab(String test, Release release) {
    return new Lab(
        test,
        engine.orElseThrow(),
        images.get(release),
        product(),
        results.resolve(test + "-" + release));
  }

  private synchronized Product product() {
    if (product.isEmpty()) {
      Report.say("Packaging what is going to be installed");
      product = Optional.of(makeProduct());
      Report.say("Trying %s %s", product().application().name(), product().application().version());
    }
    return product.get();
  }

  private Product makeProduct() {
    Workshop workshop = new Workshop(checkout, results.resolveSibling("work"));
    workshop.clear();
    Optional<Path> given = folder("packages");
    if (given.isPresent()) {
      return GivenPackages.in(given.get(), folder("packages.previous"), workshop);
    }
    TreeSet<String> pythons = new TreeSet<>();
    images.values().forEach(image -> pythons.add(image.python()));
    return SamplePackages.make(workshop, pythons);
  }

  private static Optional<Path> folder(String property) {
    return Optional.ofNullable(System.getProperty(property))
        .filter(value -> !value.isEmpty())
        .map(Path::of);
  }
}
