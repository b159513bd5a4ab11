package dev.fossawatch.servlet;

import jakarta.servlet.DispatcherType;
import java.util.Set;

/** The filter mapped to requests alone, as it is where nobody says otherwise. */
class JettyRequestsOnlyTest extends JettyTest {
  @Override
  Set<DispatcherType> dispatches() {
    return Set.of(DispatcherType.REQUEST);
  }
}
