package dev.fossawatch.server.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.net.KeyCertOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509KeyManager;

/**
 * Proves that a private key belongs to the certificate beside it, by signing with the one and
 * verifying with the other. A TLS server would find out in its first handshake only.
 */
final class KeyOwnership {
  private static final String[] KEY_TYPES = {"EC", "RSA", "EdDSA", "RSASSA-PSS"};
  private static final byte[] TEXT = "whose key is this?".getBytes(StandardCharsets.US_ASCII);

  private KeyOwnership() {}

  /**
   * @throws IOException saying what is wrong
   */
  static void require(Vertx vertx, KeyCertOptions material) throws IOException {
    try {
      for (KeyManager manager : material.getKeyManagerFactory(vertx).getKeyManagers()) {
        if (manager instanceof X509KeyManager keys) {
          require(keys);
        }
      }
    } catch (IOException wrong) {
      throw wrong;
    } catch (Exception unusable) { // as the library declares it
      throw new IOException("cannot use certificate and key (" + unusable + ")", unusable);
    }
  }

  private static void require(X509KeyManager keys) throws IOException, GeneralSecurityException {
    for (String type : KEY_TYPES) {
      String[] aliases = keys.getServerAliases(type, null);
      for (String alias : aliases == null ? new String[0] : aliases) {
        X509Certificate[] chain = keys.getCertificateChain(alias);
        if (!signs(keys.getPrivateKey(alias), chain[0])) {
          throw new IOException("the key does not belong to the certificate");
        }
      }
    }
  }

  private static boolean signs(PrivateKey key, X509Certificate certificate)
      throws GeneralSecurityException {
    if (!key.getAlgorithm().equals(certificate.getPublicKey().getAlgorithm())) {
      return false;
    }
    Signature signature = Signature.getInstance(algorithm(key));
    signature.initSign(key);
    signature.update(TEXT);
    byte[] signed = signature.sign();
    signature.initVerify(certificate.getPublicKey());
    signature.update(TEXT);
    return signature.verify(signed);
  }

  private static String algorithm(PrivateKey key) {
    return switch (key.getAlgorithm()) {
      case "EC" -> "SHA256withECDSA";
      case "RSA" -> "SHA256withRSA";
      default -> key.getAlgorithm();
    };
  }
}
