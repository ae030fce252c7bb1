package dev.skystage.controlplane.resources.account;

import dev.skystage.persistence.database.Home;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Encrypts secrets at rest: AES-256-GCM with a key derived from the passphrase {@code skystage.secret-key}. Without that
 * property a key is made once and kept in the home's {@code secret.key}, readable by its owner only.
 */
@Component
public class SecretCipher {
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String SEALED = "aes:"; // no Base64 contains a colon

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    @Autowired
    SecretCipher(@Value("${skystage.secret-key:}") String passphrase, Home home, JdbcClient jdbc) {
        this(passphrase.isEmpty() ? CipherKey.kept(home.resolve("")) : CipherKey.of(passphrase, salt(jdbc)));
    }

    SecretCipher(SecretKeySpec key) {
        this.key = key;
    }

    /** The key as text, sealed with another cipher. */
    String sealKeyWith(SecretCipher other, String ownerId) {
        return other.seal(Base64.getEncoder().encodeToString(key.getEncoded()), ownerId);
    }

    /** The cipher of a key that {@link #sealKeyWith} has sealed. */
    static SecretCipher ofSealedKey(String sealed, SecretCipher other, String ownerId) {
        return new SecretCipher(CipherKey.raw(Base64.getDecoder().decode(other.unseal(sealed, ownerId))));
    }

    /** One per database, so that all its replicas derive the same key from the same passphrase. */
    static byte[] salt(JdbcClient jdbc) {
        jdbc.sql("insert into secret_salt (salt) values (?) on conflict do nothing")
                .param(CipherKey.random())
                .update();
        return jdbc.sql("select salt from secret_salt").query(byte[].class).single();
    }

    /** Encrypts; the owner's id is bound in, so that a secret that was moved to another row cannot be decrypted. */
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

    /** Encrypts to text, for a text column. */
    public String seal(String secret, String ownerId) {
        return SEALED + Base64.getEncoder().encodeToString(encrypt(secret, ownerId));
    }

    /** Decrypts what {@link #seal} made; a text that was stored before secrets were sealed is returned as it is. */
    public String unseal(String stored, String ownerId) {
        return stored.startsWith(SEALED)
                ? decrypt(Base64.getDecoder().decode(stored.substring(SEALED.length())), ownerId)
                : stored;
    }

    private Cipher cipher(int mode, byte[] nonce, String ownerId) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(ownerId.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
