package dev.fossawatch.core.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fossawatch.core.access.Credentials;
import dev.fossawatch.core.access.Scope;
import dev.fossawatch.core.access.UserInfo;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Setting, listing and removing users. */
final class UserEndpoints implements EndpointGroup {
  private static final String PATH = Api.BASE + "/users";

  private final Credentials credentials;

  UserEndpoints(Credentials credentials) {
    this.credentials = credentials;
  }

  record Users(List<UserInfo> users) {}

  record Wanted(
      @JsonProperty(required = true) String password, @JsonProperty(required = true) Scope scope) {
    Wanted {
      if (password == null || scope == null) {
        throw new IllegalArgumentException("'password' and 'scope' are needed");
      }
    }
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(PATH, "List the users")
            .needs(Scope.ADMIN)
            .givesJson("Users", 200)
            .answeredBy(call -> ApiResponse.json(200, new Users(credentials.users()))),
        Endpoint.write("PUT", PATH + "/{name}", "Set a user's password and scope", "user.set")
            .needs(Scope.ADMIN)
            .body("WantedUser")
            .problems(ProblemType.CONFLICT, ProblemType.BUSY)
            .answeredBy(this::set),
        Endpoint.write("DELETE", PATH + "/{name}", "Remove a user", "user.remove")
            .needs(Scope.ADMIN)
            .problems(ProblemType.NOT_FOUND)
            .answeredBy(this::remove));
  }

  private ApiResponse set(Call call) throws IOException {
    Wanted wanted = call.json(Wanted.class);
    call.target(call.variable("name"));
    call.detail("scope", wanted.scope().name().toLowerCase(Locale.ROOT));
    try {
      credentials.setUser(call.variable("name"), wanted.password(), wanted.scope());
    } catch (IllegalArgumentException wrong) {
      throw ProblemException.invalid(String.valueOf(wrong.getMessage()));
    }
    return ApiResponse.empty(204);
  }

  private ApiResponse remove(Call call) throws IOException {
    String name = call.variable("name");
    call.target(name);
    if (!credentials.removeUser(name)) {
      throw new ProblemException(ProblemType.NOT_FOUND, "There is no user of that name.");
    }
    return ApiResponse.empty(204);
  }
}
