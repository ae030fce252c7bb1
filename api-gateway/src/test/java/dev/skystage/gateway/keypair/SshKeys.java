package dev.skystage.gateway.keypair;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/** The key format of OpenSSH, written a second time for the tests. */
final class SshKeys {
    private SshKeys() {}

    static String publicKey(PublicKey key) throws IOException {
        var rsa = (RSAPublicKey) key;
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        for (var part : new byte[][] {
            "ssh-rsa".getBytes(StandardCharsets.US_ASCII),
            rsa.getPublicExponent().toByteArray(),
            rsa.getModulus().toByteArray()
        }) {
            out.writeInt(part.length);
            out.write(part);
        }
        return "ssh-rsa " + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    static String fingerprint(String line) throws GeneralSecurityException {
        var digest = MessageDigest.getInstance("MD5").digest(Base64.getDecoder().decode(line.split(" ")[1]));
        var text = new StringBuilder();
        for (var octet : digest) {
            text.append(text.isEmpty() ? "" : ":").append("%02x".formatted(octet));
        }
        return text.toString();
    }
}
