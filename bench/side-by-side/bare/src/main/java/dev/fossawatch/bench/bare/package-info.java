/** The application every variant carries: it knows nothing of who watches it. */
package dev.fossawatch.bench.bare;
