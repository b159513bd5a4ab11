package dev.fossawatch.servlet;

class JettyCountsTest extends CountsContract {
  @Override
  Container run(ServletApplication application) throws Exception {
    return new JettyContainer(application);
  }
}
