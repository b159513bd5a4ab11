package dev.fossawatch.core.config;

import java.util.List;

/**
 * Which channels are told.
 *
 * @param channels the channels in use ({@code ALERT_CHANNELS}); {@code log} is always among them
 * @param emailEnabled whether mail may go out ({@code ALERT_EMAIL_ENABLED})
 * @param pushoverEnabled whether Pushover may be used ({@code ALERT_PUSHOVER_ENABLED})
 */
public record AlertsConfig(List<String> channels, boolean emailEnabled, boolean pushoverEnabled) {
  public AlertsConfig {
    channels = List.copyOf(channels);
  }
}
