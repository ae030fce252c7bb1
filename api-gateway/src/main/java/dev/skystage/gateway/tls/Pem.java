package dev.skystage.gateway.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** A certificate and its private key as a pair of PEM files. */
record Pem(X509Certificate certificate, PrivateKey key) {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    static boolean exists(Path directory, String name) {
        return Files.exists(directory.resolve(name + ".pem")) && Files.exists(directory.resolve(name + ".key"));
    }

    static Pem read(Path directory, String name) throws IOException, GeneralSecurityException {
        var certificate = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(directory.resolve(name + ".pem"))));
        var text = Files.readString(directory.resolve(name + ".key"), StandardCharsets.US_ASCII);
        var key = Base64.getMimeDecoder()
                .decode(text.replace("-----BEGIN PRIVATE KEY-----", "").replace("-----END PRIVATE KEY-----", ""));
        return new Pem(
                (X509Certificate) certificate,
                KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key)));
    }

    void write(Path directory, String name) throws IOException, GeneralSecurityException {
        write(directory.resolve(name + ".key"), "PRIVATE KEY", key.getEncoded(), "rw-------");
        write(directory.resolve(name + ".pem"), "CERTIFICATE", certificate.getEncoded(), "rw-r--r--");
    }

    /** Through a file beside it: whoever reads it finds all of it, and never with wider permissions. */
    private static void write(Path file, String type, byte[] content, String permissions) throws IOException {
        var text = "-----BEGIN " + type + "-----\n" + LINES.encodeToString(content) + "\n-----END " + type + "-----\n";
        var draft = Files.createTempFile(file.toAbsolutePath().getParent(), "draft", ".tmp");
        Files.writeString(draft, text, StandardCharsets.US_ASCII);
        if (draft.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString(permissions));
        }
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
