package dev.skystage.bench;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.util.FileSystemUtils;

/**
 * A cloud in a process of its own with a home of its own, durable like a real one (fsync on), deleted when it is
 * closed. It runs with the options of the image.
 */
final class Cloud implements AutoCloseable {
    static final List<String> JVM =
            List.of("-XX:+UseSerialGC", "-Xms64m", "-Xmx512m", "--enable-native-access=ALL-UNNAMED");
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private final Path home;
    private final Process process;
    private final int port;
    private final int managementPort;
    private final boolean keepHome;
    private final Duration startTime;

    private Cloud(Path home, boolean keepHome, List<String> command, List<String> settings) throws IOException {
        this.home = home;
        this.keepHome = keepHome;
        this.port = freePort();
        this.managementPort = freePort();
        var whole = new ArrayList<>(command);
        whole.add("--skystage.home=" + home);
        whole.add("--server.port=" + port);
        whole.add("--management.server.port=" + managementPort);
        whole.add("--skystage.throttle.rate=0");
        // networks are available at once, however slow a benchmark makes other work
        for (var task : List.of("vpc-available", "vswitch-available")) {
            whole.add("--skystage.simulation.tasks.network." + task + ".delay=0s");
            whole.add("--skystage.simulation.tasks.network." + task + ".jitter=0s");
        }
        whole.addAll(settings);
        var begin = System.nanoTime();
        this.process = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("cloud.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::remove));
        awaitAnswer();
        this.startTime = Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Starts the packaged jar with these settings, on an empty database. */
    static Cloud boot(String... settings) throws IOException {
        var command = new ArrayList<String>();
        command.add(java());
        command.addAll(JVM);
        command.addAll(
                Boolean.getBoolean("bench.profile")
                        ? List.of("-XX:StartFlightRecording=filename=" + System.getProperty("java.io.tmpdir")
                                + "/skystage-bench.jfr,settings=profile")
                        : List.<String>of());
        command.add("-jar");
        command.add(jar().toString());
        return new Cloud(Files.createTempDirectory("skystage-bench-"), false, command, List.of(settings));
    }

    /** Starts a command that takes the application's arguments, on a home that is not deleted. */
    static Cloud start(List<String> command, Path home, String... settings) throws IOException {
        return new Cloud(home, true, command, List.of(settings));
    }

    static String java() {
        return ProcessHandle.current().info().command().orElse("java");
    }

    /** The root of the project. */
    static Path root() {
        return Path.of(System.getProperty("bench.root", ".")).toAbsolutePath().normalize();
    }

    static Path jar() {
        return root().resolve("api-gateway/target/skystage.jar");
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitAnswer() throws IOException {
        var limit = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            try (var client = root(port)) {
                client.call("DescribeRegions");
                return;
            } catch (IOException | IllegalStateException e) {
                if (!process.isAlive() || System.nanoTime() > limit) {
                    var log = Files.readString(home.resolve("cloud.log"));
                    stop();
                    throw new IOException("the cloud did not start: " + log, e);
                }
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }
        }
    }

    /** A client of the default account. */
    Client client() throws IOException {
        return root(port);
    }

    static Client root(int port) throws IOException {
        return new Client(port, "skystage", "skystage");
    }

    int port() {
        return port;
    }

    /** The time from the start of the process to its first answer. */
    Duration startTime() {
        return startTime;
    }

    Process process() {
        return process;
    }

    String jdbcUrl() throws IOException {
        return "jdbc:postgresql://localhost:"
                + Files.readString(home.resolve("postgres.port")).strip()
                + "/postgres?user=postgres&reWriteBatchedInserts=true&password="
                + databasePassword();
    }

    String databasePassword() throws IOException {
        return Files.readString(home.resolve("postgres.password")).strip();
    }

    Connection connect() throws IOException, SQLException {
        return DriverManager.getConnection(jdbcUrl());
    }

    /** Writes to a management endpoint; returns the JSON of the answer. */
    String manage(String endpoint, String json) throws IOException, InterruptedException {
        var answer = post(endpoint, json);
        if (answer.statusCode() != 200) {
            throw new IOException(endpoint + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** The status of the answer to a write. */
    int managed(String endpoint, String json) throws IOException, InterruptedException {
        return post(endpoint, json).statusCode();
    }

    private HttpResponse<String> post(String endpoint, String json) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + managementPort + "/actuator/" + endpoint))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(json))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    /** Ends it as kill -9 does; its database keeps running. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private void stop() {
        var children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroy);
        stopDatabase();
    }

    /** Stops the database server, which a killed cloud leaves running. */
    private void stopDatabase() {
        var file = home.resolve("data/postmaster.pid");
        try {
            if (Files.exists(file)) {
                var pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
                ProcessHandle.of(pid)
                        .filter(server -> server.info()
                                .command()
                                .map(command -> new File(command).getName().startsWith("postgres"))
                                .orElse(false))
                        .ifPresent(server -> {
                            server.destroy();
                            server.onExit().orTimeout(30, TimeUnit.SECONDS).join();
                        });
            }
        } catch (IOException e) {
            Bench.say("the database in %s may still run: %s", home, e);
        }
    }

    private void remove() {
        stop();
        try {
            if (!keepHome) {
                FileSystemUtils.deleteRecursively(home);
            }
        } catch (IOException e) {
            Bench.say("%s stays: %s", home, e);
        }
    }

    @Override
    public void close() {
        remove();
    }
}
