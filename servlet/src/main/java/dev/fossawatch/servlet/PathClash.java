package dev.fossawatch.servlet;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says at the start which of the application's own mappings Fossawatch's paths hide. */
final class PathClash {
  private static final Logger LOG = LoggerFactory.getLogger(PathClash.class);

  private PathClash() {}

  static void report(ServletContext context, ApiBridge api) {
    for (Map.Entry<String, ? extends ServletRegistration> servlet :
        context.getServletRegistrations().entrySet()) {
      for (String pattern : servlet.getValue().getMappings()) {
        if (clashes(pattern, api)) {
          LOG.warn(
              "The mapping {} of the servlet {} lies on paths that Fossawatch answers itself;"
                  + " requests for them do not reach it.",
              pattern,
              servlet.getKey());
        }
      }
    }
  }

  private static boolean clashes(String pattern, ApiBridge api) {
    String prefix = pattern.endsWith("/*") ? pattern.substring(0, pattern.length() - 2) : pattern;
    return prefix.startsWith("/") && (api.owns(prefix) || api.owns(prefix + "/"));
  }
}
