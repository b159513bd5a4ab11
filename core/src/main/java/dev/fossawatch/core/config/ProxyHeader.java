package dev.fossawatch.core.config;

/** The header the trusted proxies write, and so the one that is believed. */
public enum ProxyHeader {
  /** {@code X-Forwarded-For} where the request carries one, else {@code Forwarded}. */
  ANY,
  /** {@code X-Forwarded-For} alone. */
  X_FORWARDED_FOR,
  /** {@code Forwarded} (RFC 7239) alone. */
  FORWARDED
}
