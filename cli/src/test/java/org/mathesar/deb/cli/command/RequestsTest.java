package org.mathesar.deb.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mathesar.deb.cli.request.InspectRequest;
import org.mathesar.deb.cli.request.LockRequest;
import org.mathesar.deb.cli.request.Origin;
import org.mathesar.deb.cli.request.PackagingRequest;
import org.mathesar.deb.cli.request.SourceChoice;
import org.mathesar.deb.cli.request.Suite;
import org.mathesar.deb.cli.request.TargetSelection;
import org.mathesar.deb.cli.request.TargetSpec;
import org.mathesar.deb.cli.request.VersionScheme;
import org.mathesar.deb.packager.assemble.Profile;
import org.mathesar.deb.packager.source.UpstreamVersion;

class RequestsTest {
  private final Run run = new Run();

  @Test
  void everythingHasADefaultButTheSource() {
    run.with("build", "--source", "src");

    assertEquals(
        new PackagingRequest(
            new Origin(
                Path.of("/opt/mathesar-deb/debian/mathesar.yaml"),
                new SourceChoice.Local(Path.of("src"), Optional.empty()),
                false,
                new TargetSelection(List.of()),
                Path.of("/home/ada/.cache/mathesar-deb"),
                Optional.empty(),
                false,
                4),
            Optional.empty(),
            new VersionScheme.Release(),
            1,
            Suite.STABLE,
            Profile.FAST,
            Path.of("out")),
        run.request(PackagingRequest.class));
  }

  @Test
  void everyOptionArrivesInTheRequest() {
    run.with(
        "build",
        "--descriptor=pantry.yaml",
        "--source=src",
        "--release=1.2.0",
        "--allow-changes",
        "--target=bookworm",
        "--target=python3.13/arm64",
        "--locks=locks",
        "--cache=cache",
        "--wheels=wheels",
        "--offline",
        "--jobs=3",
        "--output=dist",
        "--profile=xz",
        "--revision=2",
        "--nightly",
        "--next-version=1.3.0",
        "--nightly-serial=2",
        "--suite=edge");

    assertEquals(
        new PackagingRequest(
            new Origin(
                Path.of("pantry.yaml"),
                new SourceChoice.Local(Path.of("src"), Optional.of(new UpstreamVersion("1.2.0"))),
                true,
                new TargetSelection(
                    List.of(TargetSpec.parse("bookworm"), TargetSpec.parse("python3.13/arm64"))),
                Path.of("cache"),
                Optional.of(Path.of("wheels")),
                true,
                3),
            Optional.of(Path.of("locks")),
            new VersionScheme.Nightly(Optional.of(new UpstreamVersion("1.3.0")), 2),
            2,
            new Suite("edge"),
            Profile.XZ,
            Path.of("dist")),
        run.request(PackagingRequest.class));
  }

  @Test
  void planTakesTheLineThatBuildTakes() {
    run.with("plan", "--release", "1.2.0", "--profile", "small", "--output", "dist");

    PackagingRequest request = run.request(PackagingRequest.class);
    assertEquals(
        new SourceChoice.Published(new UpstreamVersion("1.2.0")), request.origin().source());
    assertEquals(Profile.SMALL, request.profile());
  }

  @Test
  void aDryRunPlansInPlaceOfBuilding() {
    run.with("build", "--source", "src", "--dry-run");

    assertEquals(Run.Reports.PLAN.lines(), run.out().lines().toList());
  }

  @Test
  void nightlyBuildsGoToTheirOwnSuite() {
    run.with("build", "--source", "src", "--nightly");

    assertEquals(Suite.NIGHTLY, run.request(PackagingRequest.class).suite());
  }

  @Test
  void theEnvironmentNamesDescriptorAndCache() {
    run.variables.put("MATHESAR_DEB_DESCRIPTOR", "/srv/pantry.yaml");
    run.variables.put("XDG_CACHE_HOME", "/srv/cache");

    run.with("plan", "--source", "src");

    Origin origin = run.request(PackagingRequest.class).origin();
    assertEquals(Path.of("/srv/pantry.yaml"), origin.descriptor());
    assertEquals(Path.of("/srv/cache/mathesar-deb"), origin.cache());
  }

  @Test
  void aRelativeCacheHomeIsIgnoredAsItsSpecificationSays() {
    run.variables.put("XDG_CACHE_HOME", "cache");

    run.with("plan", "--source", "src");

    assertEquals(
        Path.of("/home/ada/.cache/mathesar-deb"),
        run.request(PackagingRequest.class).origin().cache());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-20, 2026-05-20T00:00:00Z",
    "2026-05-20T08:00:00Z, 2026-05-20T08:00:00Z",
    "2026-05-20T08:00:00+02:00, 2026-05-20T06:00:00Z",
  })
  void aCutOffIsAMomentOrTheStartOfADayInUtc(String text, Instant cutOff) {
    run.with("lock", "--source", "src", "--cut-off", text);

    assertEquals(Optional.of(cutOff), run.request(LockRequest.class).cutOff());
  }

  @Test
  void aLockIsWrittenShownOrChecked() {
    run.with("lock", "--source", "src", "--serial", "2", "--output", "pantry.lock");
    run.with("lock", "--source", "src", "--dry-run");
    run.with("lock", "--source", "src", "--check");

    List<LockRequest> requests = run.requests.stream().map(LockRequest.class::cast).toList();
    assertEquals(
        List.of(LockRequest.Mode.WRITE, LockRequest.Mode.SHOW, LockRequest.Mode.CHECK),
        requests.stream().map(LockRequest::mode).toList());
    assertEquals(OptionalInt.of(2), requests.get(0).serial());
    assertEquals(Optional.of(Path.of("pantry.lock")), requests.get(0).file());
  }

  @Test
  void packagesAreInspectedTogetherOrComparedInPairs() {
    run.with("inspect", "a.deb", "b.deb");
    run.with("inspect", "a.deb", "--compare", "c.deb");

    assertEquals(
        List.of(
            new InspectRequest(List.of(Path.of("a.deb"), Path.of("b.deb")), Optional.empty()),
            new InspectRequest(List.of(Path.of("a.deb")), Optional.of(Path.of("c.deb")))),
        run.requests);
  }
}
