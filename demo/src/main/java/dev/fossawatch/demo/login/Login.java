package dev.fossawatch.demo.login;

import dev.fossawatch.core.time.TimeSource;
import dev.fossawatch.demo.web.Pages;
import dev.fossawatch.demo.web.Resource;
import jakarta.servlet.Filter;
import java.util.Map;

/** All there is to logging in, ready to be mapped. */
public final class Login {
  private final Sessions sessions;
  private final Users users;
  private final Pages pages;
  private final String apiToken;

  /**
   * @param apiToken what programs send as bearer token
   */
  public Login(Users users, Pages pages, TimeSource time, String apiToken) {
    this.sessions = new Sessions(time);
    this.users = users;
    this.pages = pages;
    this.apiToken = apiToken;
  }

  /** The filter that belongs before everything else of the application. */
  public Filter filter() {
    return new LoginFilter(sessions, apiToken);
  }

  /** The resources by their mapping. */
  public Map<String, Resource> resources() {
    return Map.of("/login", new LoginPage(pages, users, sessions), "/logout", new Logout(sessions));
  }
}
