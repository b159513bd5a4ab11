package dev.fossawatch.bench.naive;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Puts the filter before everything else. */
@AutoConfiguration
public class NaiveConfiguration {

  @Bean
  FilterRegistrationBean<NaiveFilter> naiveFilter() {
    FilterRegistrationBean<NaiveFilter> registration =
        new FilterRegistrationBean<>(new NaiveFilter(new PatternList()));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }
}
