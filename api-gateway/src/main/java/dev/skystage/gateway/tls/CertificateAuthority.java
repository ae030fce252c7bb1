package dev.skystage.gateway.tls;

import dev.skystage.persistence.database.WholeFile;
import java.io.IOException;
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
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The CA that clients are told to trust, and the server certificate that it has signed, in one directory. They are made
 * at the first start and stay the same, also when replicas that share the directory start together. The server
 * certificate is made again when it is broken, lacks a name or will expire soon; the CA never, since clients trust it.
 */
public final class CertificateAuthority implements ServerTls {
    private static final Logger log = LoggerFactory.getLogger(CertificateAuthority.class);
    private static final Duration RENEW_BEFORE = Duration.ofDays(30);
    private static final char[] PASSWORD = "in memory only".toCharArray();

    private final Path directory;
    private final Pem root;
    private final Pem server;

    public CertificateAuthority(Path directory, Collection<String> names, InstantSource realTime) {
        this.directory = directory;
        try {
            if (Files.isDirectory(directory) && !Files.isWritable(directory)) {
                root = Pem.read(directory, "ca"); // shared by replicas that must not change it
                server = new Issuer(realTime.instant()).server(root, names);
            } else {
                WholeFile.makePrivate(directory);
                root = WholeFile.alone(directory, () -> root(directory, realTime));
                server = WholeFile.alone(directory, () -> server(directory, root, names, realTime));
            }
        } catch (Exception e) {
            throw new IllegalStateException(
                    "cannot use the certificates in " + directory + ": " + e.getMessage()
                            + ". Put the right files there, or remove ca.pem and have clients trust the next one.",
                    e);
        }
    }

    private static Pem root(Path directory, InstantSource realTime) throws GeneralSecurityException, IOException {
        if (Pem.exists(directory, "ca")) {
            return Pem.read(directory, "ca");
        }
        var made = new Issuer(realTime.instant()).root();
        made.write(directory, "ca");
        return made;
    }

    private static Pem server(Path directory, Pem root, Collection<String> names, InstantSource realTime)
            throws GeneralSecurityException, IOException {
        try {
            var kept = Pem.read(directory, "server");
            if (serves(root, kept.certificate(), names, realTime)) {
                return kept;
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            log.debug("a server certificate is made: {}", e.toString());
        }
        var made = new Issuer(realTime.instant()).server(root, names);
        made.write(directory, "server");
        return made;
    }

    /** The file with the certificate that clients have to trust. */
    public Path file() {
        return directory.resolve("ca.pem");
    }

    @Override
    public SslContextFactory.Server context() {
        var context = new SslContextFactory.Server();
        try {
            context.setKeyStore(serverKeys());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("cannot use the certificate signed by " + file(), e);
        }
        context.setKeyStorePassword(new String(PASSWORD));
        return context;
    }

    KeyStore serverKeys() throws GeneralSecurityException, IOException {
        var keys = KeyStore.getInstance("PKCS12");
        keys.load(null, PASSWORD);
        keys.setKeyEntry(
                "server", server.key(), PASSWORD, new Certificate[] {server.certificate(), root.certificate()});
        return keys;
    }

    private static boolean serves(
            Pem root, X509Certificate certificate, Collection<String> names, InstantSource realTime)
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

    /** In the form in which the JDK prints the addresses of a certificate. */
    private static Set<String> normal(Collection<String> names) throws IOException {
        var normal = new HashSet<String>();
        for (var name : names) {
            normal.add(name.contains(":") ? InetAddress.getByName(name).getHostAddress() : name);
        }
        return normal;
    }
}
