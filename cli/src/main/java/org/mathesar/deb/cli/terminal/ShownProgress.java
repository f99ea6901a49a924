package org.mathesar.deb.cli.terminal;

import java.util.OptionalLong;
import org.mathesar.deb.packager.progress.Progress;

/** Progress that somebody sees. Closed when the work ended: nothing is shown after that. */
public interface ShownProgress extends Progress, AutoCloseable {

  /** Shows how far it is by now; called several times a second. */
  void tick();

  @Override
  void close();

  /**
   * Progress that nobody sees.
   *
   * @return shows nothing
   */
  static ShownProgress none() {
    Progress none = Progress.none();
    return new ShownProgress() {
      @Override
      public Task start(String label, OptionalLong total, Unit unit) {
        return none.start(label, total, unit);
      }

      @Override
      public void note(String sentence) {
        none.note(sentence);
      }

      @Override
      public void tick() {}

      @Override
      public void close() {}
    };
  }
}
