/**
 * What clients and applications that do not behave cost those that do: good load on the gateway,
 * calm and under one fault after the other. {@link dev.fossawatch.bench.faults.FaultRun} is the
 * program.
 */
@NullMarked
package dev.fossawatch.bench.faults;

import org.jspecify.annotations.NullMarked;
