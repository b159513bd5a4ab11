package dev.fossawatch.core.health;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The beginning of a body. It is there as soon as the headers are, receives nothing before it is
 * asked for, and closing it gives the rest up. Waiting for it ends at an interrupt.
 */
final class BodyStart implements BodySubscriber<BodyStart>, AutoCloseable {
  private final int most;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final CompletableFuture<Subscription> subscribed = new CompletableFuture<>();
  private final CompletableFuture<byte[]> start = new CompletableFuture<>();

  /**
   * @param most bytes that are kept
   */
  BodyStart(int most) {
    this.most = most;
  }

  /**
   * Waits until the body has ended or enough of it is there.
   *
   * @throws HttpTimeoutException where that takes longer than allowed
   * @throws IOException where the body breaks off before
   */
  byte[] await(Duration allowed) throws IOException, InterruptedException {
    subscribed.join().request(Long.MAX_VALUE);
    try {
      return start.get(allowed.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw new HttpTimeoutException("the body did not end in time");
    } catch (ExecutionException broken) {
      throw broken.getCause() instanceof IOException cause ? cause : new IOException(broken);
    }
  }

  @Override
  public void close() {
    subscribed.join().cancel();
  }

  /** Not before the subscription is there, so that nobody who has the body waits for that. */
  @Override
  public CompletionStage<BodyStart> getBody() {
    return subscribed.thenApply(subscription -> this);
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    subscribed.complete(subscription);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    buffers.forEach(this::add);
    if (received.size() == most) {
      onComplete();
      close();
    }
  }

  private void add(ByteBuffer buffer) {
    byte[] bytes = new byte[Math.min(buffer.remaining(), most - received.size())];
    buffer.get(bytes);
    received.write(bytes, 0, bytes.length);
  }

  @Override
  public void onError(Throwable failure) {
    subscribed.completeExceptionally(failure);
    start.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    start.complete(received.toByteArray());
  }
}
