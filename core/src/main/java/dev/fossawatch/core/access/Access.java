package dev.fossawatch.core.access;

import dev.fossawatch.core.config.AccessConfig;
import dev.fossawatch.core.http.ClientAddress;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.store.DataDirectory;
import dev.fossawatch.core.store.StateStore;
import dev.fossawatch.core.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides who may: checks tokens and passwords, keeps the sessions, and locks an address out that
 * shows too many wrong ones. Whatever happens at one address leaves all others alone, and a session
 * that is open stays so. Thread-safe.
 */
public final class Access implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Access.class);
  private static final int SHORT_TOKEN = 20;

  private final TimeSource time;
  private final InternalErrors errors;
  private final Credentials credentials;
  private final Optional<NewToken> initialToken;
  private final Sessions sessions;
  private final Lockouts lockouts;
  private final AuditTrail audit;
  private final LongAdder failures = new LongAdder();
  private final ScheduledExecutorService background;

  private Access(
      AccessConfig config,
      DataDirectory directory,
      StateStore store,
      TimeSource time,
      InternalErrors errors,
      int iterations)
      throws IOException {
    this.time = time;
    this.errors = errors;
    Secrets secrets = new Secrets();
    credentials =
        new Credentials(
            directory,
            store,
            time,
            secrets,
            new Passwords(secrets, iterations),
            config.adminToken());
    initialToken = credentials.createInitialToken();
    sessions = new Sessions(credentials, secrets, time, config.sessionLifetime());
    lockouts = new Lockouts(time, config.maxFailures(), config.lockout());
    audit = new AuditTrail(directory, store, time, errors);
    background = Executors.newSingleThreadScheduledExecutor(Access::thread);
  }

  /**
   * Opens what is stored. Where there is no credential at all, a first token is made.
   *
   * @param directory where the first token is put, and the files of an earlier version may lie,
   *     which are taken over
   * @param store where users, tokens and the audit trail are kept; stays open when this is closed
   * @throws UnreadableCredentialsException if what is stored is damaged or newer than this program
   * @throws IOException if it cannot be read or written
   */
  public static Access open(
      AccessConfig config,
      DataDirectory directory,
      StateStore store,
      TimeSource time,
      InternalErrors errors)
      throws IOException {
    String token = config.adminToken();
    if (token != null && token.length() < SHORT_TOKEN) {
      LOG.warn(
          "FOSSAWATCH_ADMIN_TOKEN is shorter than {} characters; use a random one.", SHORT_TOKEN);
    }
    return open(config, directory, store, time, errors, Passwords.ITERATIONS);
  }

  static Access open(
      AccessConfig config,
      DataDirectory directory,
      StateStore store,
      TimeSource time,
      InternalErrors errors,
      int iterations)
      throws IOException {
    return new Access(config, directory, store, time, errors, iterations);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "fossawatch-access");
    thread.setDaemon(true);
    return thread;
  }

  /** Begins to store when tokens were last used, once a minute. */
  public void start() {
    Future<?> unused =
        background.scheduleWithFixedDelay(this::persistLastUse, 1, 1, TimeUnit.MINUTES);
  }

  /**
   * The token made by this start because there was no credential. It may be shown on a terminal and
   * must not be logged; it also stands in {@link Credentials#INITIAL_TOKEN_FILE}.
   */
  public Optional<NewToken> initialToken() {
    return initialToken;
  }

  /** The users and tokens. */
  public Credentials credentials() {
    return credentials;
  }

  /** Who did what. */
  public AuditTrail audit() {
    return audit;
  }

  /**
   * How many wrong credentials were shown since the start, those of locked-out clients included.
   */
  public long failures() {
    return failures.sum();
  }

  /** Checks a token. */
  public Decision<Principal> bearer(String token, ClientAddress client) {
    return attempt(client, () -> credentials.byToken(token)).map(Credential::principal);
  }

  /**
   * Opens a session for a user.
   *
   * @throws BusyException if too many passwords are being checked
   */
  public Decision<NewSession> logIn(String name, String password, ClientAddress client) {
    return attempt(client, () -> credentials.byPassword(name, password)).map(sessions::open);
  }

  /** Opens a session for the holder of a token. */
  public Decision<NewSession> logIn(String token, ClientAddress client) {
    return attempt(client, () -> credentials.byToken(token)).map(sessions::open);
  }

  /**
   * The session of an id; empty if there is none, or it is over, or its credential is no longer
   * good. A wrong id is no failed attempt: browsers send those of sessions that have ended.
   */
  public Optional<Session> session(String id) {
    return sessions.use(id);
  }

  /** Ends a session; without effect if it is over. */
  public void logOut(Session session) {
    sessions.end(session);
  }

  private Decision<Credential> attempt(ClientAddress client, Supplier<Optional<Credential>> proof) {
    Duration remaining = lockouts.remaining(client.key());
    if (!remaining.isZero()) {
      return lockedOut(remaining);
    }
    Optional<Credential> proven = proof.get();
    remaining = lockouts.remaining(client.key());
    if (!remaining.isZero()) { // by others of the same address, while the password was worked on
      return lockedOut(remaining);
    }
    if (proven.isEmpty()) {
      failed(client);
      return new Decision.Refused<>();
    }
    return new Decision.Granted<>(proven.get());
  }

  private Decision<Credential> lockedOut(Duration remaining) {
    failures.increment();
    return new Decision.LockedOut<>(remaining);
  }

  private void failed(ClientAddress client) {
    failures.increment();
    if (lockouts.failed(client.key())) {
      audit.record(
          new AuditEntry(
              time.now(),
              AuditEntry.NOBODY,
              "access.lock_out",
              client.key(),
              Map.of(),
              client.key(),
              AuditOutcome.OK));
    }
  }

  private void persistLastUse() {
    try {
      credentials.persistLastUse();
    } catch (IOException | RuntimeException fault) {
      errors.record("access.last_use", fault);
    }
  }

  @Override
  public void close() {
    background.shutdownNow();
    persistLastUse();
  }
}
