package dev.fossawatch.servlet;

import jakarta.servlet.DispatcherType;
import java.util.Set;
import org.junit.jupiter.api.Tag;

/** The filter mapped to requests alone, as it is where nobody says otherwise. */
@Tag("tomcat11")
class Tomcat11RequestsOnlyTest extends Tomcat11Test {
  @Override
  Set<DispatcherType> dispatches() {
    return Set.of(DispatcherType.REQUEST);
  }
}
