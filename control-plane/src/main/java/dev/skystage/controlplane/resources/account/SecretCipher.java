package dev.skystage.controlplane.resources.account;

import dev.skystage.persistence.database.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Encrypts secrets at rest: AES-256-GCM with a key derived from {@code skystage.secret-key}. Without that property a key
 * is made once and kept in the home's {@code secret.key}, readable by its owner only.
 */
@Component
public class SecretCipher {
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    @Autowired
    SecretCipher(@Value("${skystage.secret-key:}") String configured, Home home) {
        this(configured.isEmpty() ? kept(home.resolve("secret.key")) : configured);
    }

    SecretCipher(String passphrase) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(passphrase.getBytes(StandardCharsets.UTF_8));
            key = new SecretKeySpec(digest, "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Encrypts; the owner's id is bound in, so that a cipher moved to another row does not open. */
    byte[] encrypt(String secret, String ownerId) {
        try {
            var nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            var cipher = cipher(Cipher.ENCRYPT_MODE, nonce, ownerId);
            var encrypted = cipher.doFinal(secret.getBytes(StandardCharsets.UTF_8));
            var out = new byte[NONCE_BYTES + encrypted.length];
            System.arraycopy(nonce, 0, out, 0, NONCE_BYTES);
            System.arraycopy(encrypted, 0, out, NONCE_BYTES, encrypted.length);
            return out;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt", e);
        }
    }

    /** Opens what {@link #encrypt} made for this owner with this key. */
    String decrypt(byte[] encrypted, String ownerId) {
        try {
            var nonce = Arrays.copyOf(encrypted, NONCE_BYTES);
            var cipher = cipher(Cipher.DECRYPT_MODE, nonce, ownerId);
            var clear = cipher.doFinal(encrypted, NONCE_BYTES, encrypted.length - NONCE_BYTES);
            return new String(clear, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "the secret of " + ownerId
                            + " was encrypted with another key: all replicas of a database need the same"
                            + " skystage.secret-key, or the secret.key of the first one's home",
                    e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String ownerId) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(ownerId.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static String kept(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the key in " + file + " (see skystage.secret-key)", e);
        }
    }

    private static void create(Path file) throws IOException {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        var posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        try (var channel = posix
                ? Files.newByteChannel(
                        file,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.newByteChannel(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.US_ASCII.encode(Base64.getEncoder().encodeToString(bytes) + "\n"));
        } catch (FileAlreadyExistsException e) {
            // another process was first; its key counts
        }
    }
}
