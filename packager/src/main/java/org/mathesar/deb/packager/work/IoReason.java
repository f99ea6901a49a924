package org.mathesar.deb.packager.work;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in plain words why a file could not be read or written. */
public final class IoReason {
  private IoReason() {}

  /**
   * The reason without the path, which the sentence around it names.
   *
   * @param failure what was caught
   * @return a phrase such as {@code no space left on device}
   */
  public static String of(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "it does not exist";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof NotDirectoryException) {
      return "it is not a folder";
    }
    if (failure instanceof FileSystemException system && system.getReason() != null) {
      return lowerFirst(system.getReason());
    }
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : lowerFirst(message);
  }

  private static String lowerFirst(String text) {
    return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
