package dev.skystage.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    Path directory;

    @Test
    void secretsAreTheirOwnersAndNoDraftIsLeft() throws Exception {
        var secret = directory.resolve("secret");
        WholeFile.writeSecret(secret, "one");
        WholeFile.writeSecret(secret, "two");
        assertThat(secret).hasContent("two");
        assertThat(permissions(secret)).isEqualTo("rw-------");
        WholeFile.write(directory.resolve("open"), "three");
        assertThat(permissions(directory.resolve("open"))).isEqualTo("rw-r--r--");
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void madeDirectoriesArePrivate() throws Exception {
        var made = directory.resolve("a/b");
        WholeFile.makePrivate(made);
        assertThat(permissions(made)).isEqualTo("rwx------");
        assertThat(WholeFile.isOurs(made)).isTrue();
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(WholeFile.isOurs(made)).isFalse();
    }

    @Test
    void oneAtATime() throws Exception {
        var inside = new AtomicInteger();
        var work = new ArrayList<Callable<Integer>>();
        for (var i = 0; i < 16; i++) {
            work.add(() -> WholeFile.alone(directory, () -> {
                var count = inside.incrementAndGet();
                inside.decrementAndGet();
                return count;
            }));
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var done : threads.invokeAll(work)) {
                assertThat(done.get()).isEqualTo(1);
            }
        }
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
