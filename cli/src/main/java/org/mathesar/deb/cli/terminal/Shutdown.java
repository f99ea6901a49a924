package org.mathesar.deb.cli.terminal;

/** What is done when the process is asked to end by a signal. */
public final class Shutdown {
  private Shutdown() {}

  /**
   * Has something done then; does nothing where the process is already ending.
   *
   * @param hook not started
   * @return false where the process is already ending
   */
  static boolean add(Thread hook) {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  /**
   * Takes it back; does nothing where the process is already ending.
   *
   * @param hook what was added
   * @return false where the process is already ending
   */
  static boolean remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  /**
   * Whether the process is ending. What fails then fails because of that.
   *
   * @return true from the moment a signal was heard
   */
  public static boolean isUnderWay() {
    Thread probe = new Thread(() -> {}, "shutdown-probe");
    return !add(probe) || !remove(probe);
  }
}
