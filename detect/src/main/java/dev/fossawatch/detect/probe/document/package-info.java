/** Attacks on the parsers and query languages of documents and directories. */
@NullMarked
package dev.fossawatch.detect.probe.document;

import org.jspecify.annotations.NullMarked;
