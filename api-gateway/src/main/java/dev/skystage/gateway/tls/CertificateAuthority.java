package dev.skystage.gateway.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The CA that clients are told to trust, and the server certificate it signed, in one directory: made at the first
 * start, the same ever after. The server certificate is made anew when it lacks a name or is about to expire; the CA
 * never, since clients hold it.
 */
public final class CertificateAuthority {
    private static final Duration RENEW_BEFORE = Duration.ofDays(30);
    static final char[] PASSWORD = "in memory only".toCharArray();

    private final Path directory;
    private final Pem root;
    private final Pem server;

    public CertificateAuthority(Path directory, Collection<String> names, InstantSource realTime) {
        this.directory = directory;
        var issuer = new Issuer(realTime.instant());
        try {
            Files.createDirectories(directory);
            if (Pem.exists(directory, "ca")) {
                root = Pem.read(directory, "ca");
            } else {
                root = issuer.root();
                root.write(directory, "ca");
            }
            var kept = Pem.exists(directory, "server") ? Pem.read(directory, "server") : null;
            if (kept != null && serves(kept.certificate(), names, realTime)) {
                server = kept;
            } else {
                server = issuer.server(root, names);
                server.write(directory, "server");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep certificates in " + directory, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot use the certificates in " + directory, e);
        }
    }

    /** The file with the certificate that clients have to trust. */
    public Path file() {
        return directory.resolve("ca.pem");
    }

    KeyStore serverKeys() throws GeneralSecurityException, IOException {
        var keys = KeyStore.getInstance("PKCS12");
        keys.load(null, PASSWORD);
        keys.setKeyEntry(
                "server", server.key(), PASSWORD, new Certificate[] {server.certificate(), root.certificate()});
        return keys;
    }

    private boolean serves(X509Certificate certificate, Collection<String> names, InstantSource realTime)
            throws GeneralSecurityException, IOException {
        certificate.verify(root.certificate().getPublicKey());
        var renewal = certificate.getNotAfter().toInstant().minus(RENEW_BEFORE);
        return realTime.instant().isBefore(renewal) && namesOf(certificate).containsAll(normal(names));
    }

    private static Set<String> namesOf(X509Certificate certificate) throws GeneralSecurityException {
        var names = new HashSet<String>();
        var alternatives = certificate.getSubjectAlternativeNames();
        if (alternatives != null) {
            alternatives.forEach(alternative -> names.add(String.valueOf(alternative.get(1))));
        }
        return names;
    }

    /** As the platform prints addresses of a certificate. */
    private static Set<String> normal(Collection<String> names) throws IOException {
        var normal = new HashSet<String>();
        for (var name : names) {
            normal.add(name.contains(":") ? InetAddress.getByName(name).getHostAddress() : name);
        }
        return normal;
    }
}
