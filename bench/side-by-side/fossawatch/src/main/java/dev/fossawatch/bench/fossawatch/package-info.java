/** Fossawatch in the application, as someone without a starter registers it. */
package dev.fossawatch.bench.fossawatch;
