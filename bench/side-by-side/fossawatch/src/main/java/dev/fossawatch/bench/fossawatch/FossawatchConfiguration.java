package dev.fossawatch.bench.fossawatch;

import dev.fossawatch.core.Fossawatch;
import dev.fossawatch.servlet.MonitoringFilter;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Starts Fossawatch with its defaults and puts the filter before all others. */
@AutoConfiguration
public class FossawatchConfiguration {

  @Bean
  Fossawatch fossawatch() {
    return Fossawatch.builder().start();
  }

  @Bean
  FilterRegistrationBean<MonitoringFilter> monitoringFilter(Fossawatch fossawatch) {
    FilterRegistrationBean<MonitoringFilter> registration =
        new FilterRegistrationBean<>(new MonitoringFilter(fossawatch));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
    return registration;
  }
}
