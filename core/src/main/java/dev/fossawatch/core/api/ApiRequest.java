package dev.fossawatch.core.api;

import dev.fossawatch.core.http.ClientAddress;
import dev.fossawatch.core.http.RequestView;

/**
 * A request to Fossawatch itself.
 *
 * @param view the request line and headers
 * @param path the decoded path, canonical
 * @param client whom it comes from
 * @param body the whole body, at most {@link Api#MAX_BODY_BYTES}; empty where there is none
 */
public record ApiRequest(RequestView view, String path, ClientAddress client, byte[] body) {}
