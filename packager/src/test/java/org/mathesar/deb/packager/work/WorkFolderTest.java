package org.mathesar.deb.packager.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mathesar.deb.format.problem.UserProblem;

class WorkFolderTest {
  @TempDir Path folder;

  private List<Path> left(Path parent) throws IOException {
    try (Stream<Path> files = Files.list(parent)) {
      return files.toList();
    }
  }

  @Test
  void whatAKilledRunLeftIsRemovedByTheNext() throws IOException {
    Files.createFile(folder.resolve("run-1.lock"));
    Files.createDirectories(folder.resolve("run-1/deep"));
    Files.writeString(folder.resolve("run-1/deep/half"), "written");

    try (WorkFolder work = WorkFolder.create(folder)) {
      assertTrue(Files.isDirectory(work.path()));
      assertFalse(Files.exists(folder.resolve("run-1")));
    }

    assertEquals(List.of(), left(folder));
  }

  @Test
  void runsAtTheSameTimeLeaveEachOtherAlone() throws Exception {
    Path parent = folder.resolve("work");
    Callable<Boolean> run =
        () -> {
          try (WorkFolder work = WorkFolder.create(parent)) {
            Path file = work.newFolder("part").resolve("file");
            Files.writeString(file, "whole");
            return Files.readString(file).equals("whole");
          }
        };
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> runs = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        runs.add(run);
      }
      for (Future<Boolean> result : threads.invokeAll(runs)) {
        assertTrue(result.get());
      }
    } finally {
      threads.shutdown();
    }

    assertEquals(List.of(), left(parent));
  }

  @Test
  void aFolderThatCannotBeMadeIsAProblemOfTheUser() throws IOException {
    try (WorkFolder work = WorkFolder.create(folder)) {
      WorkFolder.deleteTree(work.path());

      UserProblem problem = assertThrows(UserProblem.class, () -> work.newFolder("part"));

      assertTrue(
          problem.getMessage().startsWith("No folder for part can be made in " + work.path()),
          problem.getMessage());
    }
  }
}
