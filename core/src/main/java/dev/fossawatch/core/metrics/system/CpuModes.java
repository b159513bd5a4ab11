package dev.fossawatch.core.metrics.system;

/**
 * A processor's time by what it was spent on, in the unit of the figure that holds it.
 *
 * @param user programs, guests included
 * @param nice programs of lowered priority
 * @param system the kernel
 * @param idle nothing to do
 * @param iowait nothing to do, with input or output outstanding
 * @param interrupt interrupts, hard and soft
 * @param steal taken by the hypervisor
 */
public record CpuModes(
    double user,
    double nice,
    double system,
    double idle,
    double iowait,
    double interrupt,
    double steal) {}
