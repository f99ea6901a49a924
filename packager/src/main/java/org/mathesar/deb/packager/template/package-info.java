/** Text in which {@code @NAME@} stands for a variable. */
@NullMarked
package org.mathesar.deb.packager.template;

import org.jspecify.annotations.NullMarked;
