package dev.fossawatch.core.access;

import dev.fossawatch.core.store.Changes;
import dev.fossawatch.core.store.DataDirectory;
import dev.fossawatch.core.store.Durability;
import dev.fossawatch.core.store.StateStore;
import dev.fossawatch.core.store.StoreException;
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
 * The users and tokens of an installation. A change is in the store before it is in force; if the
 * store refuses it, it did not happen. While the store can keep changes in memory alone, they are
 * in force all the same: a full disk must not keep anyone from revoking a token. Thread-safe.
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
  private final StateStore store;
  private final TimeSource time;
  private final Secrets secrets;
  private final Passwords passwords;
  private final @Nullable StoredToken environment;
  private final Map<String, Instant> lastUsed = new ConcurrentHashMap<>();
  private volatile CredentialSet state;

  Credentials(
      DataDirectory directory,
      StateStore store,
      TimeSource time,
      Secrets secrets,
      Passwords passwords,
      @Nullable String environmentToken)
      throws IOException {
    this.directory = directory;
    this.store = store;
    this.time = time;
    this.secrets = secrets;
    this.passwords = passwords;
    environment = environmentToken == null ? null : environmentToken(environmentToken);
    importFile();
    state = load();
  }

  private void importFile() throws IOException {
    Optional<byte[]> file = directory.read(CredentialsFile.NAME);
    if (file.isEmpty()) {
      return;
    }
    CredentialSet stored = CredentialsFile.parse(file.get());
    FileImport.Content content = changes -> insertNew(changes, stored);
    if (new FileImport(store, time).take(CredentialsFile.NAME, file.get(), content)) {
      directory.setAside(CredentialsFile.NAME);
    }
  }

  private static void insertNew(Changes changes, CredentialSet stored) throws StoreException {
    CredentialSet known = CredentialTables.load(changes);
    for (StoredToken token : stored.tokens()) {
      if (!known.has(token.name())) {
        CredentialTables.insert(changes, token);
      }
    }
    for (StoredUser user : stored.users()) {
      if (!known.has(user.name())) {
        CredentialTables.put(changes, user);
      }
    }
  }

  private CredentialSet load() throws IOException {
    try {
      return store.read(CredentialTables::load);
    } catch (IllegalArgumentException | ArithmeticException damaged) {
      throw new UnreadableCredentialsException(
          "What " + store.health().place() + " knows of users and tokens",
          "it is damaged",
          damaged);
    }
  }

  /**
   * Opens what is stored, for a program that only manages it.
   *
   * @param directory where the first token lies, and perhaps the file of an earlier version, which
   *     is taken over
   * @throws UnreadableCredentialsException if what is stored is damaged or newer than this program
   */
  public static Credentials open(DataDirectory directory, StateStore store, TimeSource time)
      throws IOException {
    Secrets secrets = new Secrets();
    return new Credentials(
        directory, store, time, secrets, new Passwords(secrets, Passwords.ITERATIONS), null);
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
    StoredToken token =
        new StoredToken(
            made.name(), made.scope(), Secrets.hash(made.token()), made.created(), null);
    List<StoredToken> tokens = new ArrayList<>(state.tokens());
    tokens.add(token);
    change(
        new CredentialSet(tokens, state.users()),
        changes -> CredentialTables.insert(changes, token));
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
    change(
        new CredentialSet(others, state.users()),
        changes -> CredentialTables.deleteToken(changes, name));
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
    change(
        new CredentialSet(state.tokens(), users), changes -> CredentialTables.put(changes, user));
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
    change(
        new CredentialSet(state.tokens(), others),
        changes -> CredentialTables.deleteUser(changes, name));
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
    return Stream.<Credential>concat(Stream.ofNullable(environment), state.all())
        .filter(now -> now.name().equals(earlier.name()) && now.proof().equals(earlier.proof()))
        .findFirst();
  }

  /** Stores when tokens were last used, if that has changed. */
  synchronized void persistLastUse() throws IOException {
    List<StoredToken> tokens = state.tokens().stream().map(this::withLastUse).toList();
    List<StoredToken> used = new ArrayList<>(tokens);
    used.removeAll(state.tokens());
    if (!used.isEmpty()) {
      change(new CredentialSet(tokens, state.users()), changes -> use(changes, used));
    }
  }

  private static void use(Changes changes, List<StoredToken> tokens) throws StoreException {
    for (StoredToken token : tokens) {
      CredentialTables.use(changes, token.name(), token.lastUsed());
    }
  }

  private StoredToken withLastUse(StoredToken token) {
    Instant used = lastUsed.get(token.name());
    return used == null ? token : token.usedAt(used);
  }

  private void checkFree(String name) {
    Names.checked(name);
    if (name.equals(Names.ENVIRONMENT) || state.has(name)) {
      throw new ConflictException("the name '" + name + "' is taken");
    }
  }

  private void change(CredentialSet changed, Change change) throws IOException {
    Durability unused =
        store.writeAndWait(
            changes -> {
              change.make(changes);
              return true;
            });
    state = changed;
  }

  private interface Change {
    void make(Changes changes) throws StoreException;
  }
}
