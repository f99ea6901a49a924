/** What people do in a browser with an application that was just installed. */
@NullMarked
package org.mathesar.deb.install.browser;

import org.jspecify.annotations.NullMarked;
