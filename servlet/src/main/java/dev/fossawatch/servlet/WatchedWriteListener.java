package dev.fossawatch.servlet;

import jakarta.servlet.WriteListener;
import java.io.IOException;

/** Notices the loss of the client that a container tells a non-blocking writer. */
record WatchedWriteListener(WriteListener listener, MonitoredResponse response)
    implements WriteListener {
  @Override
  public void onWritePossible() throws IOException {
    listener.onWritePossible();
  }

  @Override
  public void onError(Throwable failure) {
    response.connectionFailed(failure);
    listener.onError(failure);
  }
}
