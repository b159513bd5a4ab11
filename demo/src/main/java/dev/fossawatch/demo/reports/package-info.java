/** Figures and downloads for those who manage. */
@NullMarked
package dev.fossawatch.demo.reports;

import org.jspecify.annotations.NullMarked;
