package dev.fossawatch.core.config;

/**
 * Ports and addresses of the stand-alone program and of the demo.
 *
 * @param port the port of the watched traffic, 0 to 65535 (0: any free one)
 * @param adminHost the address the dashboard and API listen on
 * @param adminPort the port the dashboard and API listen on, 0 to 65535 (0: any free one)
 */
public record ServerConfig(int port, String adminHost, int adminPort) {}
