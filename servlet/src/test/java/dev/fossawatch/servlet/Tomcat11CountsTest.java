package dev.fossawatch.servlet;

import org.junit.jupiter.api.Tag;

@Tag("tomcat11")
class Tomcat11CountsTest extends CountsContract {
  @Override
  Container run(ServletApplication application) throws Exception {
    return new TomcatContainer(application);
  }
}
