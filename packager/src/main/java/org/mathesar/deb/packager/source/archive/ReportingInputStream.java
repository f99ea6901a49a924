package org.mathesar.deb.packager.source.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.mathesar.deb.packager.progress.Progress;

/** Tells a task how many bytes were read. */
final class ReportingInputStream extends FilterInputStream {
  private final Progress.Task task;

  ReportingInputStream(InputStream source, Progress.Task task) {
    super(source);
    this.task = task;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    if (read >= 0) {
      task.advance(1);
    }
    return read;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    if (read > 0) {
      task.advance(read);
    }
    return read;
  }
}
