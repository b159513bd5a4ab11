package dev.fossawatch.core.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fossawatch.core.access.Credentials;
import dev.fossawatch.core.access.NewToken;
import dev.fossawatch.core.access.Scope;
import dev.fossawatch.core.access.TokenInfo;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Making, listing and revoking tokens. */
final class TokenEndpoints implements EndpointGroup {
  private static final String PATH = Api.BASE + "/tokens";

  private final Credentials credentials;

  TokenEndpoints(Credentials credentials) {
    this.credentials = credentials;
  }

  record Tokens(List<TokenInfo> tokens) {}

  record Wanted(
      @JsonProperty(required = true) String name, @JsonProperty(required = true) Scope scope) {
    Wanted {
      if (name == null || scope == null) {
        throw new IllegalArgumentException("'name' and 'scope' are needed");
      }
    }
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(PATH, "List the tokens; never their text")
            .needs(Scope.ADMIN)
            .givesJson("Tokens", 200)
            .answeredBy(call -> ApiResponse.json(200, new Tokens(credentials.tokens()))),
        Endpoint.write("POST", PATH, "Make a token, whose text is shown this once", "token.create")
            .needs(Scope.ADMIN)
            .body("WantedToken")
            .givesJson("NewToken", 201)
            .problems(ProblemType.CONFLICT)
            .answeredBy(this::create),
        Endpoint.write("DELETE", PATH + "/{name}", "Revoke a token", "token.revoke")
            .needs(Scope.ADMIN)
            .problems(ProblemType.NOT_FOUND, ProblemType.CONFLICT)
            .answeredBy(this::revoke));
  }

  private ApiResponse create(Call call) throws IOException {
    Wanted wanted = call.json(Wanted.class);
    call.target(wanted.name());
    call.detail("scope", wanted.scope().name().toLowerCase(Locale.ROOT));
    try {
      NewToken made = credentials.createToken(wanted.name(), wanted.scope());
      return ApiResponse.json(201, made);
    } catch (IllegalArgumentException wrong) {
      throw ProblemException.invalid(String.valueOf(wrong.getMessage()));
    }
  }

  private ApiResponse revoke(Call call) throws IOException {
    String name = call.variable("name");
    call.target(name);
    if (!credentials.revokeToken(name)) {
      throw new ProblemException(ProblemType.NOT_FOUND, "There is no token of that name.");
    }
    return ApiResponse.empty(204);
  }
}
