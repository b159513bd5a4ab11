package dev.fossawatch.bench.bare;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A small order desk on Tomcat. A variant joins it as an auto-configuration on the class path. */
@SpringBootApplication(proxyBeanMethods = false)
public class BareApplication {

  /** Starts the application; {@code --server.port} names its port. */
  public static void main(String[] arguments) {
    SpringApplication.run(BareApplication.class, arguments);
  }
}
