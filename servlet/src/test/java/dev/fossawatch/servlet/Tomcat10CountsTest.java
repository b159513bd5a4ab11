package dev.fossawatch.servlet;

import org.junit.jupiter.api.Tag;

@Tag("tomcat10")
class Tomcat10CountsTest extends CountsContract {
  @Override
  Container run(ServletApplication application) throws Exception {
    return new TomcatContainer(application);
  }
}
