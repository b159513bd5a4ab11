package dev.fossawatch.servlet;

import org.junit.jupiter.api.Tag;

@Tag("tomcat11")
class Tomcat11Test extends ServletContract {
  @Override
  Container run(ServletApplication application) throws Exception {
    return new TomcatContainer(application);
  }
}
