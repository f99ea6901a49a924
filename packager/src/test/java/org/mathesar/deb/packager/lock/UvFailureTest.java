package org.mathesar.deb.packager.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class UvFailureTest {

  @Test
  void aMissingNetworkIsToldByItsLastCause() {
    assertFailure(
        UvFailure.Kind.NETWORK,
        "Temporary failure in name resolution",
        """
        error: Request failed after 3 retries in 9.8s
          cause: Failed to fetch: https://index.example.org/simple/jar/
          cause: error sending request for url (https://index.example.org/simple/jar/)
          cause: client error (Connect)
          cause: dns error
          cause: error resolving DNS
          cause: failed to lookup address information: Temporary failure in name resolution
        """);
  }

  @Test
  void anIndexThatRefusesIsToldByItsAnswer() {
    assertFailure(
        UvFailure.Kind.NETWORK,
        "it answered 503 Service Unavailable",
        """
        error: Failed to fetch: `https://index.example.org/simple/jar/`
          cause: HTTP status server error (503 Service Unavailable) for url (https://index.example.org/simple/jar/)
        """);
  }

  @Test
  void beingToldToStayOfflineIsSaid() {
    assertFailure(
        UvFailure.Kind.OFFLINE,
        "uv is told to stay offline",
        """
        error: No solution found when resolving dependencies
          cause: Because jar was not found in the cache and you require jar==1, we can conclude that your requirements are unsatisfiable.

        hint: Packages were unavailable because the network was disabled. When the network is disabled, registry packages may only be read from the cache.
        """);
  }

  @Test
  void aConflictIsToldWithoutItsConclusion() {
    assertFailure(
        UvFailure.Kind.CONFLICT,
        "Because jar==2 depends on lid>=3,<4 and you require jar==2, we can conclude that you"
            + " require lid>=3,<4. And because you require lid<3",
        """
        error: No solution found when resolving dependencies
          cause: Because jar==2 depends on lid>=3,<4 and you require jar==2, we can conclude that you require lid>=3,<4.
                 And because you require lid<3, we can conclude that your requirements are unsatisfiable.
        """);
  }

  @Test
  void aConflictIsToldInTheFormOfEarlierVersionsToo() {
    assertFailure(
        UvFailure.Kind.CONFLICT,
        "Because there is no version of jar==9 and you require jar==9",
        """
          × No solution found when resolving dependencies:
          ╰─▶ Because there is no version of jar==9 and you require jar==9, we can
              conclude that your requirements are unsatisfiable.
        """);
  }

  @Test
  void aVersionAfterTheCutOffIsToldAsThat() {
    assertFailure(
        UvFailure.Kind.CONFLICT,
        "Because there is no version of jar==2.9.0 and you require jar==2.9.0; `jar` was filtered"
            + " by `exclude-newer` to only include packages uploaded before 2023-05-20T00:00:00Z",
        """
        error: No solution found when resolving dependencies
          cause: Because there is no version of jar==2.9.0 and you require jar==2.9.0, we can conclude that your requirements are unsatisfiable.

        hint: `jar` was filtered by `exclude-newer` to only include packages uploaded before 2023-05-20T00:00:00Z. The requested version, v2.9.0, was published at 2026-03-13T15:42:00.564Z. Consider using `exclude-newer-package` to override the cutoff for this package.
        """);
  }

  @Test
  void aFailedBuildIsToldByItsLastLine() {
    assertFailure(
        UvFailure.Kind.BUILD,
        "jar==1.3.0: OSError: jar_config not found",
        """
        error: Failed to build `jar==1.3.0`
          cause: The build backend returned an error
          cause: Call to `setuptools.build_meta:__legacy__.get_requires_for_build_wheel` failed (exit status: 1)

                 [stderr]
                 Traceback (most recent call last):
                     raise EnvironmentError("%s not found" % (jar_config.path,))
                 OSError: jar_config not found

        hint: Build failures usually indicate a problem with the package or the build environment
        """);
  }

  @Test
  void anythingElseIsToldByItsErrorLines() {
    assertFailure(
        UvFailure.Kind.OTHER,
        "unexpected argument '--format' found",
        """
        error: unexpected argument '--format' found

          tip: a similar argument exists: '--from'
        """);
  }

  private static void assertFailure(UvFailure.Kind kind, String reason, String errors) {
    assertEquals(new UvFailure(kind, reason), UvFailure.of(errors));
  }
}
