package org.mathesar.deb.packager.source.download;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.work.IoReason;

/**
 * Trusts the certificate authorities that Java and the machine trust: a Java that was not installed
 * by the distribution has a list of its own, which lacks the authorities of companies.
 */
final class SystemTrust {
  private static final List<Path> BUNDLES =
      List.of(
          Path.of("/etc/ssl/certs/ca-certificates.crt"),
          Path.of("/etc/pki/tls/certs/ca-bundle.crt"));

  private SystemTrust() {}

  /**
   * A context for connections.
   *
   * @param environment where {@code SSL_CERT_FILE} may name another list than the machine's
   * @return the context
   */
  static SSLContext context(Map<String, String> environment) {
    try {
      Set<Certificate> authorities = new LinkedHashSet<>(ofJava());
      Optional<Path> bundle =
          Optional.ofNullable(environment.get("SSL_CERT_FILE"))
              .filter(name -> !name.isEmpty())
              .map(Path::of)
              .or(() -> BUNDLES.stream().filter(Files::isReadable).findFirst());
      if (bundle.isPresent()) {
        authorities.addAll(read(bundle.get()));
      }
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate authority : authorities) {
        store.setCertificateEntry("authority-" + number, authority);
        number++;
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers(store), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<X509Certificate> ofJava() throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager x509) {
        return List.of(x509.getAcceptedIssuers());
      }
    }
    return List.of();
  }

  private static TrustManager[] managers(KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static List<Certificate> read(Path bundle) {
    try (InputStream stream = new BufferedInputStream(Files.newInputStream(bundle))) {
      return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(stream));
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e,
          "The list of certificate authorities %s cannot be read (%s): make it readable or correct"
              + " SSL_CERT_FILE.",
          bundle,
          IoReason.of(e));
    } catch (GeneralSecurityException e) {
      throw UserProblem.causedBy(
          e,
          "The list of certificate authorities %s is damaged: correct it or SSL_CERT_FILE.",
          bundle);
    }
  }
}
