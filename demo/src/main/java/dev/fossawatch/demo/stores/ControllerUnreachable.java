package dev.fossawatch.demo.stores;

import dev.fossawatch.demo.web.Outage;

/** A dispenser's controller did not answer. */
public final class ControllerUnreachable extends Outage {
  private static final long serialVersionUID = 1L;

  ControllerUnreachable(Dispenser dispenser, long waitedMillis) {
    super(
        "Controller %s of dispenser %d did not answer within %d ms"
            .formatted(dispenser.controllerAddress(), dispenser.id(), waitedMillis));
  }

  @Override
  public int status() {
    return 502;
  }

  @Override
  public String advice() {
    return "The dispenser's controller does not answer. Is the store's network up?";
  }
}
