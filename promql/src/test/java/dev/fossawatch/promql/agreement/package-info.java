/** Rules and their tests beside the real promtool. */
@NullMarked
package dev.fossawatch.promql.agreement;

import org.jspecify.annotations.NullMarked;
