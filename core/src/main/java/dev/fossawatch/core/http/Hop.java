package dev.fossawatch.core.http;

/**
 * An address a request came through, and what is known of it.
 *
 * @param trusted whether what it says about the hop before it is believed
 * @param client the address as the client it is, should the walk end here
 */
record Hop(IpAddress address, boolean trusted, ClientAddress client) {}
