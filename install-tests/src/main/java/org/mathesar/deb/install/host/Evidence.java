package org.mathesar.deb.install.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What helps to find out why something went wrong on a machine. */
public final class Evidence {
  private Evidence() {}

  /**
   * Writes down what is known of a machine.
   *
   * @param host which
   * @param folder is made, and gets a file for each subject
   */
  public static void secure(DebianHost host, Path folder) {
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve("commands.txt"),
          host.history().stream().map(Evidence::told).collect(Collectors.joining("\n")));
      if (!host.isRunning()) {
        return;
      }
      for (Map.Entry<String, String> subject : subjects(host).entrySet()) {
        Files.writeString(folder.resolve(subject.getKey()), host.run(subject.getValue()).said());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String told(Outcome outcome) {
    return "$ " + outcome.command() + "\n" + outcome.said() + "[" + outcome.exit() + "]\n";
  }

  private static Map<String, String> subjects(DebianHost host) {
    Map<String, String> subjects = new TreeMap<>();
    subjects.put("journal.txt", "journalctl --no-pager --output=short-precise");
    subjects.put("dpkg.log", "cat /var/log/dpkg.log");
    subjects.put("apt-term.log", "cat /var/log/apt/term.log");
    subjects.put("status.txt", host.application().name() + " status");
    subjects.put(
        "units.txt", "systemctl status --no-pager --full '" + host.application().name() + "*'");
    subjects.put("processes.txt", "ps -ef 2>/dev/null || ls /proc");
    subjects.put("clusters.txt", "pg_lsclusters");
    return subjects;
  }
}
