/**
 * Control data as values (Debian Policy chapter 5): fields, stanzas, descriptions and relations
 * between packages.
 */
@NullMarked
package org.mathesar.deb.format.control;

import org.jspecify.annotations.NullMarked;
