/**
 * The security filter that is written in an afternoon: a list of patterns over all of a request.
 */
package dev.fossawatch.bench.naive;
