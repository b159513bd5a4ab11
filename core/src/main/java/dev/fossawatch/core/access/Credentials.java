package dev.fossawatch.core.access;

import dev.fossawatch.core.store.DataDirectory;
import dev.fossawatch.core.time.TimeSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The users and tokens of an installation, kept in {@code credentials.json}. A change is on disk
 * before it is in force; if it cannot be stored, it did not happen. Thread-safe.
 */
public final class Credentials {
  /** The file that holds the generated first token, for its owner to read. */
  public static final String INITIAL_TOKEN_FILE = "initial-admin-token";

  private static final String INITIAL = "initial";
  private static final String PREFIX = "fwt_";
  private static final int MAX_TOKENS = 200;
  private static final int MAX_USERS = 200;
  private static final int MAX_SENT = 4096;

  private final DataDirectory directory;
  private final TimeSource time;
  private final Secrets secrets;
  private final Passwords passwords;
  private final @Nullable StoredToken environment;
  private final Map<String, Instant> lastUsed = new ConcurrentHashMap<>();
  private volatile CredentialsFile state;

  Credentials(
      DataDirectory directory,
      TimeSource time,
      Secrets secrets,
      Passwords passwords,
      @Nullable String environmentToken)
      throws IOException {
    this.directory = directory;
    this.time = time;
    this.secrets = secrets;
    this.passwords = passwords;
    environment = environmentToken == null ? null : environmentToken(environmentToken);
    state = CredentialsFile.load(directory);
  }

  /**
   * Opens what is stored in a directory, for a program that only manages it.
   *
   * @throws UnreadableCredentialsException if what is stored is damaged or newer than this program
   */
  public static Credentials open(DataDirectory directory, TimeSource time) throws IOException {
    Secrets secrets = new Secrets();
    return new Credentials(
        directory, time, secrets, new Passwords(secrets, Passwords.ITERATIONS), null);
  }

  private static StoredToken environmentToken(String token) {
    return new StoredToken(Names.ENVIRONMENT, Scope.ADMIN, Secrets.hash(token), null, null);
  }

  /** All tokens in the order of their making, the one of the environment first. */
  public List<TokenInfo> tokens() {
    return Stream.concat(Stream.ofNullable(environment), state.tokens().stream())
        .map(this::withLastUse)
        .map(StoredToken::info)
        .toList();
  }

  /**
   * Makes a token.
   *
   * @throws IllegalArgumentException if the name is none
   * @throws ConflictException if the name is taken, or there are 200 tokens already
   * @throws IOException if it cannot be stored
   */
  public synchronized NewToken createToken(String name, Scope scope) throws IOException {
    checkFree(name);
    if (state.tokens().size() >= MAX_TOKENS) {
      throw new ConflictException("there are " + MAX_TOKENS + " tokens; revoke one first");
    }
    NewToken made = new NewToken(name, scope, time.now(), PREFIX + secrets.make());
    add(made);
    return made;
  }

  private void add(NewToken made) throws IOException {
    List<StoredToken> tokens = new ArrayList<>(state.tokens());
    tokens.add(
        new StoredToken(
            made.name(), made.scope(), Secrets.hash(made.token()), made.created(), null));
    store(tokens, state.users());
  }

  /**
   * Revokes a token and ends its sessions.
   *
   * @return whether there was one of that name
   * @throws ConflictException for the token of the environment, which only its owner can unset
   */
  public synchronized boolean revokeToken(String name) throws IOException {
    if (environment != null && name.equals(Names.ENVIRONMENT)) {
      throw new ConflictException("the token 'env' is set by the environment; unset it there");
    }
    List<StoredToken> others =
        state.tokens().stream().filter(token -> !token.name().equals(name)).toList();
    if (others.size() == state.tokens().size()) {
      return false;
    }
    store(others, state.users());
    lastUsed.remove(name);
    if (name.equals(INITIAL)) {
      directory.delete(INITIAL_TOKEN_FILE);
    }
    return true;
  }

  /** All users in the order of their making. */
  public List<UserInfo> users() {
    return state.users().stream().map(StoredUser::info).toList();
  }

  /**
   * Sets the password and scope of a user, who is made if there is none of that name. Sessions
   * opened with an earlier password end.
   *
   * @return whether the user is new
   * @throws IllegalArgumentException if the name is none, or the password has not 12 to 500
   *     characters
   * @throws ConflictException if a token has the name, or there are 200 users already
   * @throws BusyException if too many passwords are being worked on
   * @throws IOException if it cannot be stored
   */
  public boolean setUser(String name, String password, Scope scope) throws IOException {
    Names.checked(name);
    return setUser(new StoredUser(name, scope, passwords.hash(password), time.now()));
  }

  private synchronized boolean setUser(StoredUser user) throws IOException {
    List<StoredUser> users = new ArrayList<>(state.users());
    boolean known = users.removeIf(other -> other.name().equals(user.name()));
    if (!known) {
      checkFree(user.name());
      if (users.size() >= MAX_USERS) {
        throw new ConflictException("there are " + MAX_USERS + " users; remove one first");
      }
    }
    users.add(user);
    store(state.tokens(), users);
    return !known;
  }

  /**
   * Removes a user and ends the user's sessions.
   *
   * @return whether there was one of that name
   */
  public synchronized boolean removeUser(String name) throws IOException {
    List<StoredUser> others =
        state.users().stream().filter(user -> !user.name().equals(name)).toList();
    if (others.size() == state.users().size()) {
      return false;
    }
    store(state.tokens(), others);
    return true;
  }

  /** Makes the first token if nobody could get in otherwise; empty where somebody can. */
  synchronized Optional<NewToken> createInitialToken() throws IOException {
    if (environment != null || !state.tokens().isEmpty() || !state.users().isEmpty()) {
      return Optional.empty();
    }
    NewToken made = new NewToken(INITIAL, Scope.ADMIN, time.now(), PREFIX + secrets.make());
    directory.replace(
        INITIAL_TOKEN_FILE, (made.token() + "\n").getBytes(StandardCharsets.US_ASCII));
    add(made);
    return Optional.of(made);
  }

  /** The token whose text this is; notes that it was used. */
  Optional<Credential> byToken(String text) {
    if (text.length() > MAX_SENT) {
      return Optional.empty();
    }
    String hash = Secrets.hash(text);
    Optional<StoredToken> found =
        Stream.concat(Stream.ofNullable(environment), state.tokens().stream())
            .filter(token -> token.sha256().equals(hash))
            .findFirst();
    found.ifPresent(token -> lastUsed.put(token.name(), time.now()));
    return found.map(token -> token);
  }

  /** The user of that name and password. Takes as long where there is no such user. */
  Optional<Credential> byPassword(String name, String password) {
    Optional<StoredUser> user =
        state.users().stream().filter(known -> known.name().equals(name)).findFirst();
    PasswordHash stored = user.map(StoredUser::password).orElse(null);
    return passwords.matches(password, stored) ? user.map(known -> known) : Optional.empty();
  }

  /** The credential as it is now; empty once it was revoked, removed or given another secret. */
  Optional<Credential> current(Credential earlier) {
    return Stream.<Credential>concat(
            Stream.concat(Stream.ofNullable(environment), state.tokens().stream()),
            state.users().stream())
        .filter(now -> now.name().equals(earlier.name()) && now.proof().equals(earlier.proof()))
        .findFirst();
  }

  /** Stores when tokens were last used, if that has changed. */
  synchronized void persistLastUse() throws IOException {
    List<StoredToken> tokens = state.tokens().stream().map(this::withLastUse).toList();
    if (!tokens.equals(state.tokens())) {
      store(tokens, state.users());
    }
  }

  private StoredToken withLastUse(StoredToken token) {
    Instant used = lastUsed.get(token.name());
    return used == null ? token : token.usedAt(used);
  }

  private void checkFree(String name) {
    Names.checked(name);
    boolean taken =
        name.equals(Names.ENVIRONMENT)
            || state.tokens().stream().anyMatch(token -> token.name().equals(name))
            || state.users().stream().anyMatch(user -> user.name().equals(name));
    if (taken) {
      throw new ConflictException("the name '" + name + "' is taken");
    }
  }

  private void store(List<StoredToken> tokens, List<StoredUser> users) throws IOException {
    CredentialsFile changed = new CredentialsFile(CredentialsFile.VERSION, tokens, users);
    changed.save(directory);
    state = changed;
  }
}
