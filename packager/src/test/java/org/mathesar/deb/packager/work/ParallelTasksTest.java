package org.mathesar.deb.packager.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.mathesar.deb.format.problem.Problem;
import org.mathesar.deb.format.problem.UserProblem;

class ParallelTasksTest {
  private static Callable<String> failing(String sentence) {
    return () -> {
      throw UserProblem.of("%s", sentence);
    };
  }

  @Test
  void resultsComeInTheOrderOfTheTasks() {
    CountDownLatch second = new CountDownLatch(1);

    List<String> results =
        new ParallelTasks("The build", 2)
            .run(
                List.of(
                    () -> {
                      second.await();
                      return "first";
                    },
                    () -> {
                      second.countDown();
                      return "second";
                    }));

    assertEquals(List.of("first", "second"), results);
  }

  @Test
  void whatIsInTheWayOfAnyTaskIsToldOnce() {
    UserProblem problem =
        assertThrows(
            UserProblem.class,
            () ->
                new ParallelTasks("The build", 2)
                    .run(
                        List.of(
                            failing("The disk is full."),
                            () -> "done",
                            failing("The disk is full."),
                            failing("A wheel is missing."))));

    assertEquals(
        List.of("The disk is full.", "A wheel is missing."),
        problem.problems().stream().map(Problem::sentence).toList());
  }

  @Test
  void nobodyWorksOnAfterABugWasMet() {
    CountDownLatch working = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    IllegalStateException bug = new IllegalStateException("bug");

    IllegalStateException thrown =
        assertThrows(
            IllegalStateException.class,
            () ->
                new ParallelTasks("The build", 2)
                    .run(
                        List.of(
                            () -> {
                              working.await();
                              throw bug;
                            },
                            () -> {
                              working.countDown();
                              try {
                                new CountDownLatch(1).await();
                              } finally {
                                ended.set(true);
                              }
                              return "never";
                            })));

    assertSame(bug, thrown);
    assertTrue(ended.get());
  }

  @Test
  void anInterruptionEndsTheWork() {
    Thread.currentThread().interrupt();

    UserProblem problem =
        assertThrows(
            UserProblem.class,
            () ->
                new ParallelTasks("The build", 1)
                    .run(
                        List.<Callable<String>>of(
                            () -> {
                              new CountDownLatch(1).await();
                              return "never";
                            },
                            () -> "never")));

    assertEquals(
        List.of("The build was interrupted: run it again."),
        problem.problems().stream().map(Problem::sentence).toList());
    assertTrue(Thread.interrupted());
  }
}
