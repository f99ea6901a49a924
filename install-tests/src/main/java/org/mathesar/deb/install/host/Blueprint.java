package org.mathesar.deb.install.host;

import java.util.function.Consumer;
import org.mathesar.deb.install.product.Edition;
import org.mathesar.deb.install.product.Product;

/**
 * A machine that is to be.
 *
 * @param engine where
 * @param image what it begins with
 * @param product what is to be tried on it
 * @param hasPostgreSql whether PostgreSQL is there from the beginning, and runs
 * @param hasSystemd whether systemd runs: it does not while images are built
 * @param hasIpv6 whether it has IPv6, of which containers have none by themselves
 * @param edition what its repository offers in the beginning
 * @param started is told when it was started, before anything else happens to it
 */
public record Blueprint(
    Engine engine,
    Image image,
    Product product,
    boolean hasPostgreSql,
    boolean hasSystemd,
    boolean hasIpv6,
    Edition edition,
    Consumer<DebianHost> started) {

  /**
   * A machine with systemd and without PostgreSQL, whose repository offers the current edition.
   *
   * @param engine where
   * @param image what it begins with
   * @param product what is to be tried on it
   * @param started is told when it was started
   * @return the blueprint
   */
  public static Blueprint of(
      Engine engine, Image image, Product product, Consumer<DebianHost> started) {
    return new Blueprint(engine, image, product, false, true, false, Edition.CURRENT, started);
  }

  /**
   * The same with PostgreSQL of the release, as apt leaves it.
   *
   * @return another blueprint
   */
  public Blueprint withPostgreSql() {
    return new Blueprint(engine, image, product, true, hasSystemd, hasIpv6, edition, started);
  }

  /**
   * The same without systemd running, and with services not to be started, as in an image build.
   *
   * @return another blueprint
   */
  public Blueprint withoutSystemd() {
    return new Blueprint(engine, image, product, hasPostgreSql, false, hasIpv6, edition, started);
  }

  /**
   * The same with IPv6.
   *
   * @return another blueprint
   */
  public Blueprint withIpv6() {
    return new Blueprint(engine, image, product, hasPostgreSql, hasSystemd, true, edition, started);
  }

  /**
   * The same with another edition in the repository.
   *
   * @param other which
   * @return another blueprint
   */
  public Blueprint offering(Edition other) {
    return new Blueprint(
        engine, image, product, hasPostgreSql, hasSystemd, hasIpv6, other, started);
  }

  /**
   * Starts the machine, and waits until it has.
   *
   * @return the machine, with the repository in apt's sources and the lists of packages fetched
   */
  public DebianHost start() {
    return DebianHost.start(this);
  }
}
