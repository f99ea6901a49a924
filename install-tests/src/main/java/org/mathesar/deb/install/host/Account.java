package org.mathesar.deb.install.host;

/**
 * Somebody's account in the application.
 *
 * @param name for signing in
 * @param password for signing in
 */
public record Account(String name, String password) {}
