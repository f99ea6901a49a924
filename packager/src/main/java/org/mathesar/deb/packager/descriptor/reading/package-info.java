/**
 * The descriptor's file: YAML with line numbers, its JSON schema, the rules that no schema can say,
 * and the way to values. Every mistake is found in one go.
 */
@NullMarked
package org.mathesar.deb.packager.descriptor.reading;

import org.jspecify.annotations.NullMarked;
