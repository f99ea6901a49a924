package org.mathesar.deb.packager.source;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.mathesar.deb.packager.progress.Progress;

/** A progress that remembers what it was told. */
public final class Notes implements Progress {
  private final List<String> notes = new CopyOnWriteArrayList<>();
  private final List<String> tasks = new CopyOnWriteArrayList<>();

  @Override
  public Task start(String label, OptionalLong total, Unit unit) {
    tasks.add(label);
    return Progress.none().start(label, total, unit);
  }

  @Override
  public void note(String sentence) {
    notes.add(sentence);
  }

  public List<String> notes() {
    return List.copyOf(notes);
  }

  public List<String> tasks() {
    return List.copyOf(tasks);
  }
}
