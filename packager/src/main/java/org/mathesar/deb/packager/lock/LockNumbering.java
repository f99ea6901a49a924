package org.mathesar.deb.packager.lock;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mathesar.deb.format.version.DebVersion;

/**
 * Numbers locks so that one version of the library packages means the same bytes: a lock of other
 * contents than an earlier one of its date gets the next serial, one of the same contents gets the
 * same version. The cut-off, the application's version and the overrides count as contents, because
 * they show in the packages; the user interface's libraries do not.
 */
public final class LockNumbering {
  private static final Pattern FORM = Pattern.compile("([0-9]{8})\\.([1-9][0-9]{0,8})");

  private LockNumbering() {}

  /**
   * Numbers a lock.
   *
   * @param fresh as {@link LockResolver} made it
   * @param existing the locks that there are, also the one that the new lock replaces
   * @return the same libraries under the version that is theirs
   */
  public static Lock numbered(Lock fresh, List<Lock> existing) {
    String date = date(fresh.version());
    int highest = 0;
    for (Lock lock : existing) {
      Matcher matcher = FORM.matcher(lock.version().toString());
      if (lock.application().equals(fresh.application())
          && matcher.matches()
          && matcher.group(1).equals(date)) {
        if (givesTheSamePackages(lock, fresh)) {
          return fresh.withVersion(lock.version());
        }
        highest = Math.max(highest, Integer.parseInt(matcher.group(2)));
      }
    }
    return fresh.withVersion(DebVersion.parse(date + "." + (highest + 1)));
  }

  private static String date(DebVersion version) {
    Matcher matcher = FORM.matcher(version.toString());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(version + " is not a date and a serial");
    }
    return matcher.group(1);
  }

  /**
   * Also what the packages only tell of counts: their changelogs and times come from it. The user
   * interface is in another package, and what builds a wheel shows in its contents.
   */
  private static boolean givesTheSamePackages(Lock one, Lock other) {
    return librariesOf(one).withVersion(other.version()).equals(librariesOf(other));
  }

  private static Lock librariesOf(Lock lock) {
    return new Lock(
        lock.application(),
        lock.applicationVersion(),
        lock.version(),
        lock.cutOff(),
        lock.requirements(),
        lock.overrides(),
        lock.builtWheels().stream().map(wheel -> wheel.with(LockedTools.none())).toList(),
        Optional.empty(),
        lock.targets());
  }
}
