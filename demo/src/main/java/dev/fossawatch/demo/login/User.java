package dev.fossawatch.demo.login;

/**
 * Somebody who may log in.
 *
 * @param name the name to log in with
 * @param fullName the name to show
 * @param role {@code dispatcher}, {@code technician} or {@code manager}
 */
public record User(String name, String fullName, String role) {}
