/**
 * Characters on their way to a detector: buffers with a map back to what was sent, decoders, words.
 */
@NullMarked
package dev.fossawatch.detect.text;

import org.jspecify.annotations.NullMarked;
