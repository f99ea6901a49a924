package org.mathesar.deb.packager.descriptor;

import org.mathesar.deb.format.value.RelativePath;

/**
 * Where message catalogues are. Every {@code NAME.po} below the folder that has no {@code NAME.mo}
 * beside it is compiled by msgfmt.
 *
 * @param folder of the catalogues
 */
public record Translations(RelativePath folder) {}
