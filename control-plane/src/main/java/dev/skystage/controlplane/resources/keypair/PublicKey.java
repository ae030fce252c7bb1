package dev.skystage.controlplane.resources.keypair;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * An SSH public key.
 *
 * @param text as in a file authorized_keys, without a comment
 * @param fingerprint MD5 of the decoded key, with colons between the octets (RFC 4716)
 */
public record PublicKey(String text, String fingerprint) {
    private static final Set<String> TYPES = Set.of(
            "ssh-rsa",
            "ssh-dss",
            "ssh-ed25519",
            "ecdsa-sha2-nistp256",
            "ecdsa-sha2-nistp384",
            "ecdsa-sha2-nistp521",
            "ssh-rsa-cert-v00@openssh.com",
            "ssh-dss-cert-v00@openssh.com",
            "ssh-rsa-cert-v01@openssh.com",
            "ssh-dss-cert-v01@openssh.com",
            "ecdsa-sha2-nistp256-cert-v01@openssh.com",
            "ecdsa-sha2-nistp384-cert-v01@openssh.com",
            "ecdsa-sha2-nistp521-cert-v01@openssh.com");
    private static final int LONGEST = 16_384;

    /** Reads a key in one line: its type, the encoded key, and perhaps a comment. Empty if the line is no key. */
    public static Optional<PublicKey> parse(String line) {
        var parts = line.strip().split("\\s+", 3);
        if (parts.length < 2 || line.length() > LONGEST || !TYPES.contains(parts[0])) {
            return Optional.empty();
        }
        try {
            var key = Base64.getDecoder().decode(parts[1]);
            return type(key).equals(parts[0]) ? Optional.of(of(parts[0], key)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static PublicKey of(String type, byte[] key) {
        return new PublicKey(type + " " + Base64.getEncoder().encodeToString(key), fingerprint(key));
    }

    /** The type that a decoded key begins with; empty if it begins with none. */
    private static String type(byte[] key) {
        var buffer = ByteBuffer.wrap(key);
        if (buffer.remaining() < Integer.BYTES) {
            return "";
        }
        var length = buffer.getInt();
        return length > 0 && length < buffer.remaining()
                ? new String(key, Integer.BYTES, length, StandardCharsets.US_ASCII)
                : "";
    }

    private static String fingerprint(byte[] key) {
        try {
            return HexFormat.ofDelimiter(":")
                    .formatHex(MessageDigest.getInstance("MD5").digest(key));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
