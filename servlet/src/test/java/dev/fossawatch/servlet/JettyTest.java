package dev.fossawatch.servlet;

class JettyTest extends ServletContract {
  @Override
  Container run(ServletApplication application) throws Exception {
    return new JettyContainer(application);
  }
}
