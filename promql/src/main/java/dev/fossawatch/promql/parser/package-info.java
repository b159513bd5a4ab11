/** Text to a typed tree: lexer, parser, type check, and the tree itself. */
@NullMarked
package dev.fossawatch.promql.parser;

import org.jspecify.annotations.NullMarked;
