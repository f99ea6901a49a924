package org.mathesar.deb.packager.source.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mathesar.deb.format.value.RelativePath;
import org.mathesar.deb.packager.descriptor.UserInterface;

class InterfaceEnvironmentTest {
  private static InterfaceEnvironment of(String name) {
    return InterfaceEnvironment.of(
        Map.of(name, "value"),
        new UserInterface(
            RelativePath.of("ui"),
            List.of(List.of("npm", "ci")),
            Map.of(),
            RelativePath.of("out"),
            RelativePath.of("out/manifest.json")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ASDF_DATA_DIR",
        "COREPACK_HOME",
        "NODE_AUTH_TOKEN",
        "NODE_USE_SYSTEM_CA",
        "NPM_TOKEN",
        "SSH_AUTH_SOCK",
        "https_proxy",
        "npm_config__auth",
        "npm_config_fetch_retries",
        "npm_config_user_agent",
        "NPM_CONFIG_PREFER-OFFLINE"
      })
  void howProgramsAndPackagesAreReachedComesThroughAndDecidesNothing(String name) {
    assertEquals("value", of(name).all().get(name));
    assertFalse(of(name).decisive().containsKey(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NODE_OPTIONS", "npm_config_ignore_scripts"})
  void whatCanShowInTheResultDecides(String name) {
    assertEquals("value", of(name).all().get(name));
    assertTrue(of(name).decisive().containsKey(name));
  }

  @Test
  void nothingElseComesThrough() {
    assertFalse(of("NODE_ENV").all().containsKey("NODE_ENV"));
  }
}
