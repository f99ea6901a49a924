package org.mathesar.deb.packager.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mathesar.deb.format.problem.UserProblem;

class FileTreeTest {

  @Test
  void namesEveryParentBeforeWhatItHoldsAndTheRootFirst() {
    FileTree tree =
        FileTree.of(
            List.of(
                Trees.file("/usr/share/pantry-extra/b", "b"),
                Trees.file("/usr/share/pantry/z", "z"),
                Trees.file("/usr/share/pantry/a/x", "x")));

    assertEquals(
        List.of(
            "/",
            "/usr",
            "/usr/share",
            "/usr/share/pantry",
            "/usr/share/pantry/a",
            "/usr/share/pantry/a/x",
            "/usr/share/pantry/z",
            "/usr/share/pantry-extra",
            "/usr/share/pantry-extra/b"),
        tree.entries().stream().map(entry -> entry.path().value()).toList());
  }

  @Test
  void countsRoomByDpkgsRule() {
    FileTree tree =
        FileTree.of(
            List.of(
                Trees.file("/usr/a", ""),
                Trees.file("/usr/b", "x"),
                Trees.file("/usr/c", "x".repeat(1025)),
                Trees.link("/usr/d", "b")));

    // "/", "/usr" and the link count one each; the files 0, 1 and 2.
    assertEquals(6, tree.installedSizeKib());
  }

  @Test
  void refusesTwoFilesAtOnePathAndAFileThatIsAlsoADirectoryInOneGo() {
    UserProblem problem =
        assertThrows(
            UserProblem.class,
            () ->
                FileTree.of(
                    List.of(
                        Trees.file("/usr/a", "1"),
                        Trees.file("/usr/a", "2"),
                        Trees.file("/usr/b", "1"),
                        Trees.file("/usr/b/c", "1"))));

    assertEquals(2, problem.problems().size(), problem.getMessage());
    assertTrue(problem.getMessage().contains("/usr/a would be in the package twice"));
    assertTrue(problem.getMessage().contains("/usr/b/c is to stand below /usr/b"));
  }

  @Test
  void refusesALinkThatDanglesBesideItsOwnFilesAndOneThatLeavesTheFileSystem() {
    UserProblem problem =
        assertThrows(
            UserProblem.class,
            () ->
                FileTree.of(
                    List.of(
                        Trees.file("/usr/lib/p/a", "1"),
                        Trees.link("/usr/lib/p/l", "gone"),
                        Trees.link("/usr/lib/p/m", "../../../../x"))));

    assertEquals(2, problem.problems().size(), problem.getMessage());
  }

  @Test
  void allowsALinkToWhatADependencyOrSetUpProvides() {
    FileTree tree =
        FileTree.of(
            List.of(
                Trees.file("/usr/lib/p/a", "1"), Trees.link("/usr/lib/p/conf", "/etc/p/p.yml")));

    assertEquals(6, tree.entries().size());
  }

  @Test
  void allowsTheSameDirectoryTwiceButNotWithAnotherMode() {
    assertEquals(
        3,
        FileTree.of(List.of(Trees.directory("/var/p", "0750"), Trees.directory("/var/p", "0750")))
            .entries()
            .size());
    assertThrows(
        UserProblem.class,
        () ->
            FileTree.of(
                List.of(Trees.directory("/var/p", "0750"), Trees.directory("/var/p", "0755"))));
  }
}
