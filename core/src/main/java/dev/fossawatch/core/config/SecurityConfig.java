package dev.fossawatch.core.config;

/**
 * What the defence looks at and does.
 *
 * @param enabled whether requests are looked at ({@code SECURITY_MONITORING_ENABLED})
 * @param mode what it may do ({@code SECURITY_MONITORING_STRICT}: true is strict, false monitor)
 * @param ipBlockingEnabled whether addresses are banned automatically ({@code IP_BLOCKING_ENABLED})
 * @param rateLimitingEnabled whether clients are limited ({@code RATE_LIMITING_ENABLED})
 */
public record SecurityConfig(
    boolean enabled, DefenceMode mode, boolean ipBlockingEnabled, boolean rateLimitingEnabled) {}
