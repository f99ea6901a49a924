package org.mathesar.deb.cli.request;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What every command that reads an application's source starts from.
 *
 * @param descriptor the file that says how the application is packaged
 * @param source which source
 * @param allowsChanges whether a checkout may differ from its commit in what is packaged
 * @param targets which targets
 * @param cache the folder for what is kept between runs and for work under way
 * @param wheels a folder of wheels that is looked at before the package index
 * @param offline whether nothing may be fetched
 * @param jobs how many things are done at once, at least 1
 */
public record Origin(
    Path descriptor,
    SourceChoice source,
    boolean allowsChanges,
    TargetSelection targets,
    Path cache,
    Optional<Path> wheels,
    boolean offline,
    int jobs) {}
