package dev.fossawatch.core.config;

import dev.fossawatch.core.internal.Masking;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway shows to clients that speak TLS: a certificate with its key, or a keystore, or
 * neither, and then it speaks no TLS.
 *
 * @param certificate a PEM file of the certificate and those between it and an authority; null
 *     where there is none
 * @param key a PEM file of the certificate's private key; null where there is no certificate
 * @param keystore a PKCS#12 file of both; null where there is none
 * @param keystorePassword the password of the keystore; null for none
 * @param reloadInterval how often the files are looked at for a change
 */
public record GatewayTlsConfig(
    @Nullable Path certificate,
    @Nullable Path key,
    @Nullable Path keystore,
    @Nullable String keystorePassword,
    Duration reloadInterval) {

  /** Whether clients speak TLS. */
  public boolean enabled() {
    return certificate != null || keystore != null;
  }

  /** With the password masked. */
  @Override
  public String toString() {
    return "GatewayTlsConfig[certificate=%s, key=%s, keystore=%s, keystorePassword=%s, reloadInterval=%s]"
        .formatted(
            certificate,
            key,
            keystore,
            keystorePassword == null ? null : Masking.MASK,
            reloadInterval);
  }
}
