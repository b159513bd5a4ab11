package dev.fossawatch.server;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Stands in for the demonstration: tells what it got, then ends or waits to be ended. */
public final class StandIn {
  private StandIn() {}

  public static void main(String[] arguments) throws InterruptedException {
    tell(List.of(arguments));
    if (arguments[0].equals("exit")) {
      Runtime.getRuntime().halt(Integer.parseInt(arguments[1]));
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> tell("ended in order")));
    tell(ProcessHandle.current().pid());
    new CountDownLatch(1).await();
  }

  private static void tell(Object what) {
    System.out.println(what);
    System.out.flush();
  }
}
