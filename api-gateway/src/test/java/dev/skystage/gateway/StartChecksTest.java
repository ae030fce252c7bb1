package dev.skystage.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class StartChecksTest {
    @TempDir
    Path directory;

    private final MockEnvironment environment = new MockEnvironment();

    @BeforeEach
    void nothingInTheWay() {
        environment.setProperty("skystage.home", directory.resolve("a/home").toString());
        environment.setProperty("server.port", "0");
        environment.setProperty("management.server.port", "0");
    }

    @Test
    void aHomeThatCannotBeMade() throws IOException {
        Files.writeString(directory.resolve("a"), "a file");
        assertThat(StartChecks.refusal(environment).orElseThrow())
                .contains("a/home cannot be made", "--skystage.home=DIR", "--skystage.ephemeral=true")
                .doesNotContain("\n");
        environment.setProperty("skystage.ephemeral", "true");
        assertThat(StartChecks.refusal(environment)).isEmpty();
        environment.setProperty("skystage.ephemeral", "false");
        environment.setProperty("spring.datasource.url", "jdbc:postgresql://db/skystage");
        assertThat(StartChecks.refusal(environment)).isEmpty();
    }

    @Test
    void aHomeInUse() throws IOException {
        assertThat(StartChecks.refusal(environment)).isEmpty();
        var home = directory.resolve("a/home");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                .isEqualTo("rwx------");
        try (var channel =
                FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(StartChecks.refusal(environment)).isEmpty(); // the lock file of a process that was killed
            assertThat(channel.lock().isValid()).isTrue();
            assertThat(StartChecks.refusal(environment).orElseThrow()).contains("in use", "--skystage.home=DIR");
        }
    }

    @Test
    void aTakenPort() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(taken.getLocalPort());
            environment.setProperty("server.port", port);
            assertThat(StartChecks.refusal(environment).orElseThrow()).contains("port " + port, "--server.port=PORT");
            environment.setProperty("skystage.roles", "worker");
            assertThat(StartChecks.refusal(environment)).isEmpty();
            environment.setProperty("management.server.port", port);
            environment.setProperty("server.port", "0");
            assertThat(StartChecks.refusal(environment).orElseThrow())
                    .contains("port " + port, "--management.server.port=PORT");
        }
    }
}
