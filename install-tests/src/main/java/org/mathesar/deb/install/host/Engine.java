package org.mathesar.deb.install.host;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mathesar.deb.install.release.Release;
import org.testcontainers.DockerClientFactory;

/** The container engine of this machine. */
public final class Engine {
  /** What containers of one checkout carry, so that the next run finds what a killed one left. */
  static final String LABEL = "mathesar-deb.install-tests";

  private final DockerClient client;
  private final String mark;

  private Engine(DockerClient client, String mark) {
    this.client = client;
    this.mark = mark;
  }

  /**
   * Looks for an engine.
   *
   * @param checkout whose tests use it
   * @return empty where none answers
   */
  public static Optional<Engine> find(Path checkout) {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      return Optional.empty();
    }
    String mark = checkout.toAbsolutePath().normalize().toString();
    return Optional.of(new Engine(DockerClientFactory.instance().client(), mark));
  }

  /**
   * Looks for the images of a release.
   *
   * @param release which
   * @return empty where they were not made
   */
  public Optional<Image> image(Release release) {
    try {
      Map<String, String> labels =
          Optional.ofNullable(client.inspectImageCmd(Image.name("pg", release)).exec().getConfig())
              .flatMap(config -> Optional.ofNullable(config.getLabels()))
              .orElse(Map.of());
      return Optional.ofNullable(labels.get("mathesar-deb.python"))
          .map(python -> new Image(release, python));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * Why there are no images of a release.
   *
   * @param release which
   * @return what scripts/base-images wrote down, or how to make them
   */
  public String whyNoImage(Release release) {
    String cache =
        Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
            .filter(folder -> !folder.isEmpty())
            .orElse(System.getProperty("user.home") + "/.cache");
    Path reason =
        Path.of(cache, "mathesar-deb", "base-images", release.codename() + ".unavailable");
    try {
      return Files.exists(reason)
          ? Files.readString(reason).strip()
          : "its images were not made: run scripts/base-images " + release;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes the containers of this checkout's tests: those of a run before, or of this one. */
  public void removeContainers() {
    List<Container> found =
        client.listContainersCmd().withShowAll(true).withLabelFilter(Map.of(LABEL, mark)).exec();
    for (Container container : found) {
      remove(container.getId());
    }
  }

  String mark() {
    return mark;
  }

  void restart(String container) {
    client.restartContainerCmd(container).withTimeout(60).exec();
  }

  void remove(String container) {
    try {
      client.removeContainerCmd(container).withForce(true).withRemoveVolumes(true).exec();
    } catch (NotFoundException e) {
      // It is gone, which is what was asked for.
      return;
    }
  }
}
