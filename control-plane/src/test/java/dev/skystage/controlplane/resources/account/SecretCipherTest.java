package dev.skystage.controlplane.resources.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skystage.persistence.database.Home;
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
        var cipher = new SecretCipher("key");
        var encrypted = cipher.encrypt("sesame", "LTAI1");
        assertThat(new String(encrypted, StandardCharsets.ISO_8859_1)).doesNotContain("sesame");
        assertThat(cipher.encrypt("sesame", "LTAI1")).isNotEqualTo(encrypted);
        assertThat(cipher.decrypt(encrypted, "LTAI1")).isEqualTo("sesame");
    }

    @Test
    void opensForTheOwnerAndTheKeyOnly() {
        var encrypted = new SecretCipher("key").encrypt("sesame", "LTAI1");
        assertThatThrownBy(() -> new SecretCipher("key").decrypt(encrypted, "LTAI2"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new SecretCipher("other").decrypt(encrypted, "LTAI1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("skystage.secret-key");
    }

    @Test
    void keepsTheKeyItMadeToItself() throws IOException {
        var home = new Home(directory);
        var encrypted = new SecretCipher("", home).encrypt("sesame", "LTAI1");
        assertThat(new SecretCipher("", home).decrypt(encrypted, "LTAI1")).isEqualTo("sesame");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("secret.key"))))
                .isEqualTo("rw-------");
    }
}
