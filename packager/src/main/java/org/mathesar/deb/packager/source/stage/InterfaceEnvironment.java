package org.mathesar.deb.packager.source.stage;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mathesar.deb.packager.descriptor.UserInterface;

/**
 * The variables in which a user interface is built. Of those of this machine only what npm needs to
 * work here comes through, so that nothing else can show in the result.
 *
 * @param all what the commands get
 * @param decisive those among them that can make a difference to the result; neither where programs
 *     and caches are, nor how the network is reached: what comes from there is checked by npm, and
 *     programs count with their versions
 */
record InterfaceEnvironment(SortedMap<String, String> all, SortedMap<String, String> decisive) {
  private static final Set<String> THROUGH =
      Set.of(
          "ALL_PROXY",
          "GIT_SSH_COMMAND",
          "HOME",
          "HTTPS_PROXY",
          "HTTP_PROXY",
          "LOGNAME",
          "NODE_AUTH_TOKEN",
          "NODE_EXTRA_CA_CERTS",
          "NODE_USE_ENV_PROXY",
          "NODE_USE_SYSTEM_CA",
          "NO_PROXY",
          "NPM_TOKEN",
          "PATH",
          "SSH_AUTH_SOCK",
          "SSL_CERT_DIR",
          "SSL_CERT_FILE",
          "TMPDIR",
          "USER",
          "VOLTA_HOME",
          "XDG_CACHE_HOME",
          "XDG_CONFIG_HOME",
          "YARN_HTTPS_CA_FILE_PATH",
          "YARN_HTTPS_PROXY",
          "YARN_HTTP_PROXY",
          "YARN_NPM_AUTH_TOKEN",
          "YARN_NPM_REGISTRY_SERVER",
          "YARN_REGISTRY",
          "all_proxy",
          "http_proxy",
          "https_proxy",
          "no_proxy",
          "pnpm_config_registry");

  /** Of what finds and fetches programs such as yarn and node. */
  private static final List<String> THROUGH_PREFIXES = List.of("ASDF_", "COREPACK_");

  /** May hold anything from how much memory there is to what modules are loaded. */
  private static final String NODE_OPTIONS = "NODE_OPTIONS";

  private static final String NPM_SETTING = "npm_config_";

  /** How npm gets at packages and what it prints; what is in them the lock file says. */
  private static final Set<String> NPM_SURROUNDINGS =
      Set.of(
          "_auth",
          "_authtoken",
          "audit",
          "ca",
          "cache",
          "cafile",
          "cert",
          "color",
          "fetch_retries",
          "fetch_retry_factor",
          "fetch_retry_maxtimeout",
          "fetch_retry_mintimeout",
          "fetch_timeout",
          "fund",
          "globalconfig",
          "https_proxy",
          "key",
          "local_prefix",
          "loglevel",
          "maxsockets",
          "node_gyp",
          "noproxy",
          "offline",
          "prefer_offline",
          "progress",
          "proxy",
          "registry",
          "strict_ssl",
          "update_notifier",
          "user_agent",
          "userconfig");

  /**
   * The same for every commit, so that those that leave the interface alone share one, and in every
   * date format: 1980-01-01, the first day that a ZIP archive knows.
   */
  private static final String SOURCE_DATE_EPOCH = "315532800";

  // Copies.
  InterfaceEnvironment {
    all = Collections.unmodifiableSortedMap(new TreeMap<>(all));
    decisive = Collections.unmodifiableSortedMap(new TreeMap<>(decisive));
  }

  /** What the commands of an interface get where these variables are set. */
  static InterfaceEnvironment of(Map<String, String> inherited, UserInterface userInterface) {
    SortedMap<String, String> all = new TreeMap<>();
    SortedMap<String, String> decisive = new TreeMap<>();
    inherited.forEach(
        (name, value) -> {
          if (isDecisive(name)) {
            decisive.put(name, value);
          } else if (isLetThrough(name)) {
            all.put(name, value);
          }
        });
    all.put("npm_config_update_notifier", "false");
    decisive.put("LC_ALL", "C.UTF-8");
    decisive.put("TZ", "UTC");
    decisive.put("SOURCE_DATE_EPOCH", SOURCE_DATE_EPOCH);
    decisive.putAll(userInterface.environment());
    all.putAll(decisive);
    return new InterfaceEnvironment(all, decisive);
  }

  private static boolean isLetThrough(String name) {
    return THROUGH.contains(name)
        || THROUGH_PREFIXES.stream().anyMatch(name::startsWith)
        || isOfNpm(name);
  }

  private static boolean isDecisive(String name) {
    return name.equals(NODE_OPTIONS) || (isOfNpm(name) && !isSurroundings(name));
  }

  /** npm reads its settings in any case. */
  private static boolean isOfNpm(String name) {
    return name.toLowerCase(Locale.ROOT).startsWith(NPM_SETTING);
  }

  /** Names with a colon are settings of one registry, such as its token. */
  private static boolean isSurroundings(String name) {
    String setting = name.substring(NPM_SETTING.length()).toLowerCase(Locale.ROOT);
    return NPM_SURROUNDINGS.contains(setting.replace('-', '_')) || setting.contains(":");
  }
}
