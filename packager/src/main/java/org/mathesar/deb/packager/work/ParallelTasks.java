package org.mathesar.deb.packager.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.mathesar.deb.format.problem.Problems;
import org.mathesar.deb.format.problem.UserProblem;

/** Runs tasks side by side, and tells of every user problem that any of them met. */
public final class ParallelTasks {
  private final String activity;
  private final int threads;

  /**
   * A way to run tasks.
   *
   * @param activity what they do together, as a sentence about its interruption begins
   * @param threads how many run at a time
   */
  public ParallelTasks(String activity, int threads) {
    this.activity = activity;
    this.threads = threads;
  }

  /**
   * Runs all tasks, in the order given as far as threads are free.
   *
   * @param tasks may be interrupted, and then have to end soon
   * @param <T> what they make
   * @return their results, in the same order
   * @throws UserProblem with whatever was in the way of any of them, once none runs any more
   */
  public <T> List<T> run(List<Callable<T>> tasks) {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (Callable<T> task : tasks) {
        futures.add(executor.submit(task));
      }
      Problems problems = new Problems();
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        problems.collect(() -> results.add(result(future)));
        if (Thread.currentThread().isInterrupted()) {
          break;
        }
      }
      if (!problems.isEmpty()) {
        // What all packages share, such as a full disk, is in the way of each of them.
        throw new UserProblem(problems.found().stream().distinct().toList());
      }
      return results;
    } finally {
      end(executor);
    }
  }

  /** Waits, so that nobody writes any more into folders that the caller is going to remove. */
  private static void end(ExecutorService executor) {
    executor.shutdownNow();
    boolean interrupted = false;
    while (!executor.isTerminated()) {
      try {
        executor.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw UserProblem.causedBy(e, "%s was interrupted: run it again.", activity);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
