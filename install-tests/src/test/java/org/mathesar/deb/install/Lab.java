package org.mathesar.deb.install;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mathesar.deb.install.browser.Browser;
import org.mathesar.deb.install.host.Blueprint;
import org.mathesar.deb.install.host.DebianHost;
import org.mathesar.deb.install.host.Engine;
import org.mathesar.deb.install.host.Evidence;
import org.mathesar.deb.install.host.Image;
import org.mathesar.deb.install.host.Outcome;
import org.mathesar.deb.install.product.Edition;
import org.mathesar.deb.install.product.PackagedApplication;
import org.mathesar.deb.install.product.Product;
import org.mathesar.deb.install.release.Release;
import org.opentest4j.TestAbortedException;

/** Where one test on one release gets its machines from. */
final class Lab implements AutoCloseable {
  private final String test;
  private final Engine engine;
  private final Image image;
  private final Product product;
  private final Path evidence;
  private final List<DebianHost> hosts = new ArrayList<>();

  Lab(String test, Engine engine, Image image, Product product, Path evidence) {
    this.test = test;
    this.engine = engine;
    this.image = image;
    this.product = product;
    this.evidence = evidence;
  }

  /** A machine of the release, to be described further and started. */
  Blueprint host() {
    return Blueprint.of(engine, image, product, hosts::add);
  }

  /** A machine on which an edition of the application serves, with PostgreSQL of the release. */
  DebianHost serving(Edition edition) {
    DebianHost host = host().withPostgreSql().offering(edition).start();
    host.installsApplication();
    host.http().awaitLoginPage(Duration.ofMinutes(1));
    return host;
  }

  PackagedApplication application() {
    return product.application();
  }

  /** Ends the test as not run where there are no packages of an edition. */
  PackagedApplication require(Edition edition) {
    return product
        .edition(edition)
        .orElseThrow(
            () ->
                new TestAbortedException(
                    "there are no packages of the "
                        + edition.word()
                        + " edition: put them in a folder of that name beside the others"));
  }

  /** Ends the test as not run where there is no Chromium that can be driven. */
  Path requireBrowser() {
    return Browser.driver()
        .orElseThrow(
            () ->
                new TestAbortedException(
                    "there is no chromedriver on the PATH: apt install chromium-driver"));
  }

  Release release() {
    return image.release();
  }

  String python() {
    return image.python();
  }

  /** Has a time appear in the report. */
  void measured(String what, Duration time) {
    Times.record(new Times.Measurement(test, release(), what, time));
  }

  /** A folder for pictures, kept with the other results whether the test passes or not. */
  Path pictures() {
    return evidence.resolveSibling(evidence.getFileName() + "-pictures");
  }

  /** What has to hold on every machine at the end of every test. */
  void checkMachines() {
    for (DebianHost host : hosts) {
      assertAll(
          () -> assertEquals("", host.run("dpkg --audit").said(), "dpkg --audit"),
          () -> assertStateIsSettled(host),
          () -> assertSecretsAreKept(host));
    }
  }

  private void assertStateIsSettled(DebianHost host) {
    String name = application().name().value();
    for (String each : List.of(name, application().libraries(python()).value())) {
      String state = host.dpkgState(each);
      assertTrue(
          Set.of("ii", "rc", "un").contains(state), () -> each + " is in dpkg's state " + state);
    }
  }

  /** Nothing shows them: no log, no argument of a process, no file that everybody may read. */
  private void assertSecretsAreKept(DebianHost host) {
    Outcome secrets =
        host.run(
            "sed -n 's/^[A-Z_]*\\(PASSWORD\\|KEY\\)=//p' /etc/"
                + application().name()
                + "/secrets.env");
    List<String> values =
        secrets
            .out()
            .lines()
            .map(line -> line.replaceAll("^[\"']|[\"']$", ""))
            .filter(v -> v.length() > 7)
            .toList();
    String seen =
        host.run(
                    "journalctl --no-pager --quiet;"
                        + " cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' ' ';"
                        + " cat /var/log/apt/* /var/log/dpkg.log /var/cache/debconf/*.dat")
                .out()
            + host.history().stream()
                .filter(outcome -> outcome.command().contains("apt-get"))
                .map(Outcome::said)
                .collect(Collectors.joining());
    for (String value : values) {
      assertFalse(
          seen.contains(value),
          "a secret of secrets.env is in the journal, apt's words or logs, debconf's database or an argument");
    }
    String patterns = values.stream().map(v -> " -e '" + v + "'").collect(Collectors.joining());
    assertEquals(
        "",
        host.run(
                "find /etc/%1$s /var/lib/%1$s /var/backups/%1$s /run/%1$s -type f -perm /o=r -print0"
                        .formatted(application().name())
                    + " 2>/dev/null | xargs -0 -r grep -lF"
                    + patterns)
            .out(),
        "files that everybody may read have a secret");
  }

  /** Writes down what helps to find out why the test failed. */
  Path secureEvidence() {
    for (int i = 0; i < hosts.size(); i++) {
      Evidence.secure(hosts.get(i), hosts.size() == 1 ? evidence : evidence.resolve("host" + i));
    }
    return evidence;
  }

  @Override
  public void close() {
    hosts.forEach(DebianHost::close);
  }
}
