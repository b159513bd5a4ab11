package dev.fossawatch.core.access;

/**
 * Who asks, as proven by a credential.
 *
 * @param name the name of the user or token, the author in the audit trail
 * @param scope what the credential allows
 */
public record Principal(String name, Scope scope) {}
