package dev.skystage.controlplane.resources.account;

import dev.skystage.persistence.database.WholeFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** Where the key of {@link SecretCipher} comes from: a file with a random one, or a passphrase. */
final class CipherKey {
    private static final int BYTES = 32;
    /** High enough to make guessing a passphrase slow, low enough for a quick start. */
    private static final int ITERATIONS = 600_000;

    private CipherKey() {}

    /**
     * The key in the directory's {@code secret.key}, made when there is none. A file that is damaged or too short is
     * refused: it would be a weak key.
     */
    static SecretKeySpec kept(Path directory) {
        var file = directory.resolve("secret.key");
        try {
            var text = WholeFile.alone(directory, () -> {
                if (!Files.exists(file)) {
                    WholeFile.writeSecret(file, Base64.getEncoder().encodeToString(random()) + "\n");
                }
                return Files.readString(file).strip();
            });
            var bytes = Base64.getDecoder().decode(text);
            // encoded again, because the decoder does not notice that the padding at the end is missing
            if (bytes.length != BYTES
                    || !Base64.getEncoder().encodeToString(bytes).equals(text)) {
                throw new IllegalArgumentException("it is not whole");
            }
            return key(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new IllegalStateException(
                    "cannot use the key in " + file + ": " + e.getMessage()
                            + ". Put the right one there, or give skystage.secret-key",
                    e);
        }
    }

    /** The key of a passphrase, by PBKDF2. */
    static SecretKeySpec of(String passphrase, byte[] salt) {
        try {
            var spec = new PBEKeySpec(passphrase.toCharArray(), salt, ITERATIONS, BYTES * 8);
            return key(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java platform has the algorithm
        }
    }

    static byte[] random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /** The key that consists of these bytes. */
    static SecretKeySpec raw(byte[] bytes) {
        return key(bytes);
    }

    private static SecretKeySpec key(byte[] bytes) {
        return new SecretKeySpec(bytes, "AES");
    }
}
