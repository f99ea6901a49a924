package org.mathesar.deb.packager.wheel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.mathesar.deb.packager.lock.LockedFile;
import org.mathesar.deb.packager.python.PythonTarget;
import org.mathesar.deb.packager.python.WheelName;

/**
 * Wheels that one run of pip fetches.
 *
 * @param target for which all of them are made
 * @param files at least one, of different projects
 */
record DownloadChunk(PythonTarget target, List<LockedFile> files) {
  /** So that a bar moves, a failed run loses little, and starting pip costs little beside it. */
  private static final int MOST_FILES = 15;

  private static final long MOST_BYTES = 32L << 20;

  // Copies, and refuses nothing to fetch.
  DownloadChunk {
    files = List.copyOf(files);
    if (files.isEmpty()) {
      throw new IllegalArgumentException("a chunk needs a file");
    }
  }

  /**
   * Splits files into chunks.
   *
   * @param wanted each with a target that takes it
   * @return chunks that together have every file once
   */
  static List<DownloadChunk> of(Map<LockedFile, PythonTarget> wanted) {
    Map<PythonTarget, List<LockedFile>> byTarget = new LinkedHashMap<>();
    wanted.forEach(
        (file, target) -> byTarget.computeIfAbsent(target, missing -> new ArrayList<>()).add(file));
    List<DownloadChunk> chunks = new ArrayList<>();
    byTarget.forEach(
        (target, files) -> {
          List<LockedFile> current = new ArrayList<>();
          long bytes = 0;
          for (LockedFile file : files) {
            if (!current.isEmpty()
                && (current.size() == MOST_FILES || bytes + file.size() > MOST_BYTES)) {
              chunks.add(new DownloadChunk(target, current));
              current.clear();
              bytes = 0;
            }
            current.add(file);
            bytes += file.size();
          }
          if (!current.isEmpty()) {
            chunks.add(new DownloadChunk(target, current));
          }
        });
    return chunks;
  }

  /**
   * Two halves, for finding out which file it is that fails.
   *
   * @return two chunks; this one alone where it has one file only
   */
  List<DownloadChunk> halves() {
    if (files.size() == 1) {
      return List.of(this);
    }
    int middle = files.size() / 2;
    return List.of(
        new DownloadChunk(target, files.subList(0, middle)),
        new DownloadChunk(target, files.subList(middle, files.size())));
  }

  /**
   * The platform tags that pip has to accept.
   *
   * @return empty where every wheel is for any platform
   */
  SortedSet<String> platforms() {
    SortedSet<String> platforms = new TreeSet<>();
    for (LockedFile file : files) {
      platforms.addAll(new WheelName(file.fileName()).platformTags());
    }
    platforms.remove("any");
    return platforms;
  }

  /**
   * A file as a line of a requirements file with its hash.
   *
   * @param file a wheel
   * @return such as {@code django==4.2.29 --hash=sha256:…}
   */
  static String requirement(LockedFile file) {
    WheelName name = new WheelName(file.fileName());
    return requirement(name.project().value(), name.version(), file);
  }

  static String requirement(String project, String version, LockedFile file) {
    // A hyphen of a version is an underscore in a wheel's name (PEP 427).
    return project + "==" + version.replace('_', '-') + " --hash=sha256:" + file.sha256();
  }
}
