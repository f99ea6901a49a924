package org.mathesar.deb.packager.progress;

import java.util.OptionalLong;

/**
 * Where long work reports how far it is. Implementations decide whether that becomes a bar, plain
 * lines, JSON or nothing; they may be called from several threads.
 */
public interface Progress {

  /** What a task's amounts count. */
  enum Unit {
    /** Bytes, shown in binary multiples. */
    BYTES,
    /** Things, shown as they are. */
    ITEMS
  }

  /** A piece of work under way; closed when it ended, well or not. */
  interface Task extends AutoCloseable {

    /**
     * Says that more was done.
     *
     * @param amount how much since the last call, in the task's unit
     */
    void advance(long amount);

    @Override
    void close();
  }

  /**
   * Starts a task.
   *
   * @param label what is done, as a phrase such as {@code Building the user interface}
   * @param total how much there is to do, empty where nobody knows
   * @param unit what is counted
   * @return the task, to be closed
   */
  Task start(String label, OptionalLong total, Unit unit);

  /**
   * Says something worth knowing that is no problem.
   *
   * @param sentence one line
   */
  void note(String sentence);

  /**
   * Reports to nobody.
   *
   * @return a progress that does nothing
   */
  static Progress none() {
    return new Progress() {
      @Override
      public Task start(String label, OptionalLong total, Unit unit) {
        return new Task() {
          @Override
          public void advance(long amount) {}

          @Override
          public void close() {}
        };
      }

      @Override
      public void note(String sentence) {}
    };
  }
}
