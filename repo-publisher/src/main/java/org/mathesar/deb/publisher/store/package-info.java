/** Where a repository's files are: a folder or a server, each behind the same small interface. */
@NullMarked
package org.mathesar.deb.publisher.store;

import org.jspecify.annotations.NullMarked;
