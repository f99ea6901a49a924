package org.mathesar.deb.publisher.store;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * How long to wait for a lock that another owner has.
 *
 * @param longest after which waiting is given up
 * @param told is told once whom we wait for
 */
public record LockPatience(Duration longest, Consumer<LockOwner> told) {}
