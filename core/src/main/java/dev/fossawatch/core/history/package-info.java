/** Series over time: the sampler that fills them and the store that keeps them. */
@NullMarked
package dev.fossawatch.core.history;

import org.jspecify.annotations.NullMarked;
