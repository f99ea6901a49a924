package org.mathesar.deb.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command all others are under. */
@Command(
    name = MathesarDeb.NAME,
    description = "Turns a Mathesar release into Debian packages.",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:Done.",
      "2:Something is wrong with the input or the surroundings; each problem is one line.",
      "70:A bug.",
      "130, 143:Interrupted or ended by a signal.",
      "141:Whoever read the output has gone."
    },
    footerHeading = "%nEnvironment:%n",
    footer = {
      "  MATHESAR_DEB_DESCRIPTOR  the descriptor where --descriptor is not given",
      "  MATHESAR_DEB_JAVA_OPTS   options for Java, such as -Xmx1g",
      "  SOURCE_DATE_EPOCH        the time everything in the packages has",
      "  NO_COLOR, CLICOLOR_FORCE, XDG_CACHE_HOME, JAVA_HOME as everywhere"
    })
final class MathesarDeb {
  static final String NAME = "mathesar-deb";

  @Mixin private final OutputOptions output = new OutputOptions();

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Shows the versions of this tool and of Java.")
  private boolean version;

  /** The command. */
  MathesarDeb() {}

  OutputOptions output() {
    return output;
  }

  boolean version() {
    return version;
  }
}
