package dev.fossawatch.core.config;

/**
 * Ports and addresses of the stand-alone program and of the demo.
 *
 * @param port the port of the watched traffic, 0 to 65535 (0: any free one)
 * @param host the address the watched traffic is taken at
 * @param adminHost the address the dashboard and API listen on
 * @param adminPort the port the dashboard and API listen on, 0 to 65535 (0: any free one)
 * @param apiOnTrafficPort whether the port of the watched traffic answers the paths of pages and
 *     API too
 */
public record ServerConfig(
    int port, String host, String adminHost, int adminPort, boolean apiOnTrafficPort) {}
