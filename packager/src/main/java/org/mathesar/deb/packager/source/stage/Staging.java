package org.mathesar.deb.packager.source.stage;

import java.nio.file.Path;
import org.mathesar.deb.packager.descriptor.Descriptor;
import org.mathesar.deb.packager.progress.Progress;
import org.mathesar.deb.packager.source.ApplicationSource;
import org.mathesar.deb.packager.work.WorkFolder;

/**
 * What the steps work on.
 *
 * @param source the opened source, in whose copy the first steps work
 * @param descriptor what is packaged and how
 * @param packaged a folder that fills with what the package contains, below the application's
 *     folder
 * @param work where a step may have folders of its own
 * @param progress where to report
 */
record Staging(
    ApplicationSource source,
    Descriptor descriptor,
    Path packaged,
    WorkFolder work,
    Progress progress) {}
