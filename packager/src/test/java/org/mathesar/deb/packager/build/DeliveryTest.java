package org.mathesar.deb.packager.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.progress.Progress;
import org.mathesar.deb.packager.work.ParallelTasks;

class DeliveryTest {
  @TempDir Path folder;

  private Path output() {
    return folder.resolve("some/out");
  }

  private static Path put(Delivery delivery, FinishedFile file) {
    delivery.stage(file);
    return delivery.publish(file);
  }

  private List<String> names(Path where) throws IOException {
    try (Stream<Path> files = Files.list(where)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aFolderIsMadeWithWhatIsPutThereAndNotBefore() throws IOException {
    FinishedFile file = finished("made", "name", "whole");
    OutputFolder output = OutputFolder.of(output());
    assertFalse(Files.exists(output().getParent()));

    try (Delivery delivery = Delivery.to(output)) {
      assertEquals(output().resolve("name"), put(delivery, file));
    }

    assertEquals("whole", Files.readString(output().resolve("name")));
    assertEquals(List.of("out"), names(output().getParent()));
  }

  @Test
  void whatAKilledRunLeftIsRemoved() throws IOException {
    FinishedFile file = finished("made", "name", "whole");
    Path left = folder.resolve("some/.out.incomplete");
    Files.createDirectories(left.resolve("run-1"));
    Files.writeString(left.resolve("run-1/name"), "ha");
    Files.createFile(left.resolve("run-1.lock"));
    Files.createFile(left.resolve("lock"));

    try (Delivery delivery = Delivery.to(OutputFolder.of(output()))) {
      put(delivery, file);
    }

    assertEquals(List.of("out"), names(output().getParent()));
  }

  @Test
  void oneDeliversAtATime() throws IOException {
    List<Callable<Boolean>> runs = new ArrayList<>();
    for (int run = 0; run < 8; run++) {
      FinishedFile first = finished("made" + run, "first", "run " + run);
      FinishedFile second = finished("made" + run, "second", "run " + run);
      runs.add(
          () -> {
            try (Delivery delivery = Delivery.to(OutputFolder.of(output()))) {
              return Files.mismatch(put(delivery, first), put(delivery, second)) < 0;
            }
          });
    }

    assertFalse(new ParallelTasks("The build", 8).run(runs).contains(false));
    assertEquals(List.of("first", "second"), names(output()));
    assertEquals(List.of("out"), names(output().getParent()));
  }

  @Test
  void aFileInTheWayIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("some"), "mine");

    UserProblem problem = assertThrows(UserProblem.class, () -> OutputFolder.of(output()));

    assertTrue(
        problem.getMessage().contains("cannot be made, because " + file + " is not a folder"),
        problem.getMessage());
  }

  @Test
  void aLinkToAFolderIsAFolder() throws IOException {
    FinishedFile file = finished("made", "name", "whole");
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);

    try (Delivery delivery = Delivery.to(OutputFolder.of(link))) {
      put(delivery, file);
    }

    assertEquals(List.of("name"), names(real));
  }

  private static String changes(FinishedFile... files) {
    StringBuilder text = new StringBuilder("Format: 1.8\nChecksums-Sha256:\n");
    for (FinishedFile file : files) {
      text.append(
          " %s %d %s\n".formatted(file.digests().sha256(), file.digests().size(), file.name()));
    }
    text.append("Files:\n");
    for (FinishedFile file : files) {
      text.append(
          " %s %d web optional %s\n"
              .formatted(file.digests().md5(), file.digests().size(), file.name()));
    }
    return text.toString();
  }

  private FinishedFile finished(String folderName, String name, String content) throws IOException {
    Path place = Files.createDirectories(folder.resolve(folderName)).resolve(name);
    return FinishedFile.at(Files.writeString(place, content));
  }

  @Test
  void aChangesGoesBeforeWhatItNamesIsReplacedByOtherBytes() throws IOException {
    FinishedFile oldA = finished("old", "a_1_all.deb", "a");
    FinishedFile oldB = finished("old", "b_1_all.deb", "b");
    FinishedFile newA = finished("new", "a_1_all.deb", "A");
    FinishedFile sameB = finished("new", "b_1_all.deb", "b");
    OutputFolder output = OutputFolder.of(output());
    try (Delivery delivery = Delivery.to(output)) {
      put(delivery, oldA);
      put(delivery, oldB);
    }
    Files.writeString(output().resolve("a.changes"), changes(oldA));
    Files.writeString(output().resolve("b.changes"), changes(oldB));
    Files.writeString(
        output().resolve("both.changes"),
        "-----BEGIN PGP SIGNED MESSAGE-----\n\n" + changes(oldB, oldA));

    try (Delivery delivery = Delivery.to(output)) {
      delivery.stage(newA);
      assertEquals("a", Files.readString(output().resolve("a_1_all.deb")));
      delivery.withdrawUploadsOfOther(
          Map.of(newA.name(), newA.digests(), sameB.name(), sameB.digests()), Progress.none());
      // A run that is killed now leaves no .changes that names other bytes than are there.
      assertEquals(List.of("a_1_all.deb", "b.changes", "b_1_all.deb"), names(output()));
      delivery.publish(newA);
    }

    assertEquals("A", Files.readString(output().resolve("a_1_all.deb")));
  }
}
