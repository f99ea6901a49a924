package org.mathesar.deb.install.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mathesar.deb.format.problem.UserProblem;

class SelectionTest {
  @Test
  void aReleaseWhereEverythingRunsNeedsNoCoreOfItsOwn() {
    Selection selection = Selection.parse("trixie", "bookworm, trixie");

    assertEquals(Set.of(Release.TRIXIE), selection.everything());
    assertEquals(Set.of(Release.BOOKWORM), selection.core());
  }

  @Test
  void allReleasesComeInTheOrderOfTheirAge() {
    assertEquals(List.of(Release.values()), List.copyOf(Selection.parse("all", "trixie").all()));
  }

  @Test
  void noReleaseIsASelectionToo() {
    assertEquals(Set.of(), Selection.parse("", "").all());
  }

  @Test
  void anUnknownReleaseIsRefusedWithThoseThereAre() {
    UserProblem problem = assertThrows(UserProblem.class, () -> Selection.parse("buster", ""));

    assertEquals(
        "'buster' is no release that packages are tried on: take jammy, bookworm, noble, trixie,"
            + " resolute, testing.",
        problem.getMessage());
  }
}
