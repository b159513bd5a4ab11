/**
 * Files of checksummed records: a {@link dev.fossawatch.core.store.segment.Journal} for what is
 * still in flow, {@link dev.fossawatch.core.store.segment.SegmentFiles} for what is sealed. What is
 * acknowledged survives a power loss; the format stands in {@code docs/history-files.md}.
 */
@NullMarked
package dev.fossawatch.core.store.segment;

import org.jspecify.annotations.NullMarked;
