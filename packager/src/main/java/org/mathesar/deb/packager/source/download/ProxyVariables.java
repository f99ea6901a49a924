package org.mathesar.deb.packager.source.download;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mathesar.deb.format.problem.UserProblem;

/**
 * The proxies that environment variables name, by the rules that curl(1) follows: {@code
 * https_proxy} and {@code http_proxy} by the scheme of the address, otherwise {@code all_proxy};
 * {@code no_proxy} names hosts and domains that are reached directly. Except for {@code http_proxy}
 * the names may be in capital letters too.
 */
final class ProxyVariables extends ProxySelector {
  private static final int DEFAULT_PORT = 1080;

  private final Map<String, String> environment;

  ProxyVariables(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public List<Proxy> select(URI address) {
    Optional<URI> proxy = proxy(address);
    return List.of(
        proxy
            .map(
                found ->
                    new Proxy(
                        Proxy.Type.HTTP,
                        InetSocketAddress.createUnresolved(
                            found.getHost(), found.getPort() < 0 ? DEFAULT_PORT : found.getPort())))
            .orElse(Proxy.NO_PROXY));
  }

  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
    // The request fails with the same reason, and is reported there.
  }

  /**
   * Who we are to the proxy for an address.
   *
   * @param address what is to be downloaded
   * @return empty where the proxy's address has no user in it
   */
  Optional<Authenticator> credentials(URI address) {
    return proxy(address)
        .map(URI::getRawUserInfo)
        .filter(user -> !user.isEmpty())
        .map(ProxyVariables::authenticator);
  }

  private static Authenticator authenticator(String userInfo) {
    int colon = userInfo.indexOf(':');
    String user = decode(colon < 0 ? userInfo : userInfo.substring(0, colon));
    String password = decode(colon < 0 ? "" : userInfo.substring(colon + 1));
    return new Authenticator() {
      @Override
      protected @Nullable PasswordAuthentication getPasswordAuthentication() {
        return getRequestorType() == RequestorType.PROXY
            ? new PasswordAuthentication(user, password.toCharArray())
            : null;
      }
    };
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private Optional<URI> proxy(URI address) {
    boolean secure = "https".equalsIgnoreCase(address.getScheme());
    Optional<String> named =
        secure ? variable("https_proxy", "HTTPS_PROXY") : variable("http_proxy");
    String text = named.or(() -> variable("all_proxy", "ALL_PROXY")).orElse("");
    if (text.isEmpty() || isDirect(address.getHost())) {
      return Optional.empty();
    }
    try {
      URI proxy = URI.create(text.contains("://") ? text : "http://" + text);
      if (proxy.getHost() != null && "http".equalsIgnoreCase(proxy.getScheme())) {
        return Optional.of(proxy);
      }
    } catch (IllegalArgumentException e) {
      throw UserProblem.causedBy(e, "%s", unusable(secure));
    }
    throw UserProblem.of("%s", unusable(secure));
  }

  /** Says nothing of the value, which may hold a password. */
  private static String unusable(boolean secure) {
    return "The environment variable "
        + (secure ? "https_proxy" : "http_proxy")
        + " or all_proxy names no proxy that can be used: write it as http://HOST:PORT, or name a"
        + " file that you have with --source.";
  }

  private Optional<String> variable(String... names) {
    for (String name : names) {
      String value = environment.getOrDefault(name, "").strip();
      if (!value.isEmpty()) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  private boolean isDirect(String host) {
    String wanted = host.toLowerCase(Locale.ROOT);
    for (String part : variable("no_proxy", "NO_PROXY").orElse("").split("[,\\s]+", -1)) {
      String rule = part.toLowerCase(Locale.ROOT).replaceFirst(":[0-9]+$", "");
      String domain = rule.replaceFirst("^\\*?\\.", "");
      if (rule.equals("*")
          || (!domain.isEmpty() && (wanted.equals(domain) || wanted.endsWith("." + domain)))) {
        return true;
      }
    }
    return false;
  }
}
