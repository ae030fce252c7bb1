package dev.skystage.persistence.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skystage.persistence.cloud.Manifest.Schema;
import dev.skystage.persistence.cloud.Manifest.SealedWith;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class CloudFileTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path directory;

    private static Manifest manifest(int format) {
        return new Manifest(
                format,
                new Schema("610", "abc"),
                Instant.parse("2030-01-01T00:00:00.123Z"),
                new SealedWith("aes:x", null, null),
                Map.of("vpc", 1L),
                Map.of("turn", 7L));
    }

    private Path written(int format) throws IOException {
        var file = directory.resolve("cloud.zip");
        CloudFile.write(file, JSON, draft -> {
            draft.table("vpc").write("vpc-1\tmain\n".getBytes(UTF_8));
            return manifest(format);
        });
        return file;
    }

    @Test
    void whatWasWrittenIsRead() throws IOException {
        try (var file = CloudFile.open(written(Manifest.FORMAT), JSON)) {
            assertThat(file.manifest()).isEqualTo(manifest(Manifest.FORMAT));
            assertThat(file.table("vpc")).hasContent("vpc-1\tmain\n");
            assertThatThrownBy(() -> file.table("eip")).isInstanceOf(UnusableFileException.class);
        }
    }

    @Test
    void aFileOfWhichAnyByteIsAlteredOrMissingIsRefused() throws IOException {
        var file = written(Manifest.FORMAT);
        var bytes = Files.readAllBytes(file);
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] ^= 4;
            refused(file, bytes, "byte " + i);
            bytes[i] ^= 4;
            refused(file, Arrays.copyOf(bytes, i), "the first " + i);
        }
        refused(file, Arrays.copyOf(bytes, bytes.length + 1), "one more");
    }

    @Test
    void aFileOfAnotherFormatIsRefused() throws IOException {
        var file = written(Manifest.FORMAT + 1);
        assertThatThrownBy(() -> CloudFile.open(file, JSON)).hasMessageContaining("format 2");
    }

    private static void refused(Path file, byte[] bytes, String what) throws IOException {
        Files.write(file, bytes);
        assertThatThrownBy(() -> CloudFile.open(file, JSON)).as(what).isInstanceOf(UnusableFileException.class);
    }
}
