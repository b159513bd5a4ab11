package dev.fossawatch.servlet;

import jakarta.servlet.DispatcherType;
import java.util.Set;
import org.junit.jupiter.api.Tag;

/** The filter mapped to requests alone, as it is where nobody says otherwise. */
@Tag("tomcat10")
class Tomcat10RequestsOnlyTest extends Tomcat10Test {
  @Override
  Set<DispatcherType> dispatches() {
    return Set.of(DispatcherType.REQUEST);
  }
}
