package dev.skystage.controlplane.resources.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretCipherTest {
    @TempDir
    Path directory;

    @Test
    void opensWhatItEncrypted() {
        var cipher = cipher("key");
        var encrypted = cipher.encrypt("sesame", "LTAI1");
        assertThat(new String(encrypted, StandardCharsets.ISO_8859_1)).doesNotContain("sesame");
        assertThat(cipher.encrypt("sesame", "LTAI1")).isNotEqualTo(encrypted);
        assertThat(cipher.decrypt(encrypted, "LTAI1")).isEqualTo("sesame");
    }

    @Test
    void opensForTheOwnerAndTheKeyOnly() {
        var encrypted = cipher("key").encrypt("sesame", "LTAI1");
        assertThatThrownBy(() -> cipher("key").decrypt(encrypted, "LTAI2")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cipher("other").decrypt(encrypted, "LTAI1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("skystage.secret-key");
    }

    @Test
    void onePassphraseIsAnotherKeyInAnotherCloud() {
        var encrypted = cipher("key").encrypt("sesame", "LTAI1");
        var elsewhere = new SecretCipher(CipherKey.of("key", new byte[] {2}));
        assertThatThrownBy(() -> elsewhere.decrypt(encrypted, "LTAI1")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void keepsTheKeyItMadeToItself() throws IOException {
        var file = directory.resolve("secret.key");
        var encrypted = new SecretCipher(CipherKey.kept(directory)).encrypt("sesame", "LTAI1");
        assertThat(new SecretCipher(CipherKey.kept(directory)).decrypt(encrypted, "LTAI1"))
                .isEqualTo("sesame");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aKeyFileCutAnywhereIsRefused() throws IOException {
        var file = directory.resolve("secret.key");
        CipherKey.kept(directory);
        var whole = Files.readString(file).strip();
        for (var length = 0; length < whole.length(); length++) {
            Files.writeString(file, whole.substring(0, length));
            assertThatThrownBy(() -> CipherKey.kept(directory))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    private static SecretCipher cipher(String passphrase) {
        return new SecretCipher(CipherKey.of(passphrase, new byte[] {1}));
    }
}
