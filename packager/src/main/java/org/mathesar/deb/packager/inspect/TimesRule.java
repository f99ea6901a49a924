package org.mathesar.deb.packager.inspect;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.mathesar.deb.format.deb.ControlMember;
import org.mathesar.deb.format.deb.DebMember;

/** Everything has one time, as a reproducible package does, and none is in the future. */
final class TimesRule implements Rule {
  private final Instant now;

  TimesRule(Instant now) {
    this.now = now;
  }

  @Override
  public String name() {
    return "times";
  }

  @Override
  public void check(PackageContents contents, Findings findings) {
    Instant expected = contents.deb().members().get(0).mtime();
    findings.warning(
        "With another time than the package itself (" + expected + ")",
        dated(contents).filter(dated -> !dated.time().equals(expected)).map(Dated::text).toList(),
        "give everything the time of the source");
    findings.error(
        "With a time in the future",
        dated(contents).filter(dated -> dated.time().isAfter(now)).map(Dated::text).toList(),
        "give everything the time of the source");
  }

  /** Something with a time. */
  private record Dated(String place, Instant time) {
    String text() {
      return place + " (" + time + ")";
    }
  }

  private static Stream<Dated> dated(PackageContents contents) {
    List<DebMember> members = contents.deb().members();
    List<ControlMember> control = contents.deb().control().members();
    return Stream.of(
            members.stream().map(member -> new Dated(member.name(), member.mtime())),
            control.stream().map(member -> new Dated(member.name(), member.entry().mtime())),
            contents.entries().stream()
                .map(entry -> new Dated(entry.place(), entry.entry().mtime())))
        .flatMap(stream -> stream);
  }
}
