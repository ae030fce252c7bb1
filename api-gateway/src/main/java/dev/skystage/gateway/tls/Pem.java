package dev.skystage.gateway.tls;

import dev.skystage.persistence.database.WholeFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** A certificate and its private key as two PEM files. Damaged files, or a key of another certificate, are refused. */
record Pem(X509Certificate certificate, PrivateKey key) {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    /** Whether there is a certificate, which clients may trust already. */
    static boolean exists(Path directory, String name) {
        return Files.exists(directory.resolve(name + ".pem"));
    }

    static Pem read(Path directory, String name) throws IOException, GeneralSecurityException {
        var certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(content(directory.resolve(name + ".pem"), "CERTIFICATE")));
        var encoded = new PKCS8EncodedKeySpec(content(directory.resolve(name + ".key"), "PRIVATE KEY"));
        var key = KeyFactory.getInstance("EC").generatePrivate(encoded);
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key);
        var signed = signature.sign();
        // verified with the key, and not with the certificate: a CA's certificate may only verify certificates
        signature.initVerify(certificate.getPublicKey());
        if (!signature.verify(signed)) {
            throw new KeyException(name + ".key is not the key of " + name + ".pem");
        }
        return new Pem(certificate, key);
    }

    private static byte[] content(Path file, String type) throws IOException, GeneralSecurityException {
        var text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        var begin = "-----BEGIN " + type + "-----";
        var end = "-----END " + type + "-----";
        if (!text.startsWith(begin) || !text.endsWith(end)) {
            throw new KeyException(file + " is not a whole PEM file");
        }
        return Base64.getMimeDecoder().decode(text.substring(begin.length(), text.length() - end.length()));
    }

    /** Writes the certificate last: where it exists, its key does too. */
    void write(Path directory, String name) throws IOException, GeneralSecurityException {
        write(directory.resolve(name + ".key"), "PRIVATE KEY", key.getEncoded(), true);
        write(directory.resolve(name + ".pem"), "CERTIFICATE", certificate.getEncoded(), false);
    }

    private static void write(Path file, String type, byte[] content, boolean secret) throws IOException {
        var text = "-----BEGIN " + type + "-----\n" + LINES.encodeToString(content) + "\n-----END " + type + "-----\n";
        if (secret) {
            WholeFile.writeSecret(file, text);
        } else {
            WholeFile.write(file, text);
        }
    }
}
