package org.mathesar.deb.packager.source;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.version.DebVersion;
import org.mathesar.deb.packager.descriptor.Descriptor;

/** Decides the upstream version of the package, and refuses a source that contradicts it. */
final class VersionDecision {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Descriptor descriptor;
  private final VersionReader reader;
  private final UpstreamVersion said;

  VersionDecision(Descriptor descriptor, VersionReader reader, UpstreamVersion said) {
    this.descriptor = descriptor;
    this.reader = reader;
    this.said = said;
  }

  /**
   * The version of a tarball or folder.
   *
   * @param source its path, for the sentence
   * @param versioning what was asked for
   * @return the upstream version
   */
  DebVersion withoutHistory(Path source, Versioning versioning) {
    if (versioning instanceof Versioning.AsReleased released) {
      return asSaid(released.expected());
    }
    if (versioning instanceof Versioning.AsSaid unchecked) {
      return asSaid(unchecked.expected());
    }
    throw UserProblem.of(
        "%s is no git checkout, so there is no commit for a nightly version: give a checkout or"
            + " leave out --nightly.",
        source);
  }

  /**
   * The version of a checkout.
   *
   * @param checkout where tags are asked for
   * @param head what is checked out
   * @param folder the checkout's path, for the sentence
   * @param versioning what was asked for
   * @return the upstream version
   */
  DebVersion withHistory(
      GitCheckout checkout, GitCheckout.Head head, Path folder, Versioning versioning) {
    if (versioning instanceof Versioning.Nightly nightly) {
      return nightly(checkout, head, folder, nightly);
    }
    if (versioning instanceof Versioning.AsSaid unchecked) {
      return asSaid(unchecked.expected());
    }
    Optional<UpstreamVersion> expected = ((Versioning.AsReleased) versioning).expected();
    List<UpstreamVersion> tagged =
        checkout.tagsAtHead().stream().flatMap(tag -> reader.ofTag(tag).stream()).toList();
    if (expected.isEmpty() && tagged.isEmpty()) {
      throw UserProblem.of(
          "The checkout %s is at commit %s, which has no release tag: check out a tag, or package"
              + " it as a version between releases with --nightly.",
          folder, head.id().abbreviated());
    }
    expected.ifPresent(version -> requireSame(version, "was asked for"));
    if (!tagged.isEmpty() && tagged.stream().noneMatch(said::isSameAs)) {
      requireSame(tagged.get(0), "is what its commit " + head.id().abbreviated() + " is tagged as");
    }
    return said.debian();
  }

  private DebVersion asSaid(Optional<UpstreamVersion> expected) {
    expected.ifPresent(version -> requireSame(version, "was asked for"));
    return said.debian();
  }

  private void requireSame(UpstreamVersion expected, String why) {
    if (!said.isSameAs(expected)) {
      throw UserProblem.of(
          "The source says in %s that it is %s %s, but %s %s: give the source of the right version,"
              + " leave out --release beside --source, or have this one corrected by its authors.",
          descriptor.application().version().file(),
          descriptor.application().title(),
          said,
          expected,
          why);
    }
  }

  private DebVersion nightly(
      GitCheckout checkout, GitCheckout.Head head, Path folder, Versioning.Nightly nightly) {
    List<UpstreamVersion> tagged =
        checkout.tags().stream().flatMap(tag -> reader.ofTag(tag).stream()).toList();
    if (tagged.isEmpty() && nightly.next().isEmpty() && checkout.isShallow()) {
      throw UserProblem.of(
          "The checkout %s was fetched without tags, so the release to come is not known: run 'git"
              + " fetch --tags' there, or name that release with --next-version.",
          folder);
    }
    UpstreamVersion latest =
        Stream.concat(Stream.of(said), tagged.stream())
            .max(Comparator.comparing(UpstreamVersion::debian))
            .orElseThrow();
    UpstreamVersion next = nightly.next().orElseGet(latest::next);
    String commit = nightlyName(head, nightly.serial());
    DebVersion version = new DebVersion(0, next.debian().upstream() + "~" + commit, "");
    Optional<DebVersion> published =
        tagged.stream().map(UpstreamVersion::debian).max(Comparator.naturalOrder());
    if (published.filter(tag -> !tag.isBefore(version)).isPresent()
        && latest.isBeforeRelease()
        && latest.release().isSameAs(next)) {
      // A release candidate of NEXT is out already, and sorts above NEXT~git.
      return new DebVersion(0, published.get().upstream() + "+" + commit, "");
    }
    if (next.isBeforeRelease() || published.filter(tag -> !tag.isBefore(version)).isPresent()) {
      throw UserProblem.of(
          "A nightly version before %s would not be newer than %s, which is there already: name a"
              + " later release with --next-version, such as %s.",
          next, latest, latest.next());
    }
    return version;
  }

  private static String nightlyName(GitCheckout.Head head, int serial) {
    return Stream.of(
            "git" + DAY.format(head.date()),
            serial == 0 ? "" : "n" + serial,
            head.id().abbreviated())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("."));
  }
}
