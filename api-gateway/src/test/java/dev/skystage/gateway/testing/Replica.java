package dev.skystage.gateway.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One replica of the cloud in a process of its own. When it ends without having been killed it is started again, as a
 * supervisor would do, and this is counted.
 */
public final class Replica implements AutoCloseable {
    /** Only the start has to be fast; no process lives long. */
    private static final List<String> JVM =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-Xshare:auto");

    private final String name;
    private final List<String> command;
    private final Path directory;
    private int starts;
    private int diedStarting;
    private int diedInService;
    private @Nullable Process process;

    public Replica(String name, Path directory, List<String> settings) {
        this.name = name;
        this.directory = directory;
        command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(JVM);
        command.addAll(List.of("-cp", classPath(), "dev.skystage.gateway.Skystage"));
        command.add("--skystage.home=" + directory.resolve(name));
        command.addAll(settings);
    }

    /** A port of this machine that nobody listens on now. */
    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    public synchronized void start() {
        starts++;
        try {
            var started = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log().toFile())
                    .start();
            process = started;
            var unused = started.onExit().thenAccept(this::ended);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void ended(Process ended) {
        if (ended == process) {
            if (inService()) {
                diedInService++;
            } else {
                diedStarting++;
            }
            start();
        }
    }

    /** SIGKILL, and a new start at once. */
    public synchronized void killAndStart() {
        kill();
        start();
    }

    private synchronized void kill() {
        var killed = process;
        process = null;
        if (killed != null) {
            killed.toHandle().destroyForcibly();
            killed.toHandle().onExit().join();
        }
    }

    /** Whether the present process has finished its start. */
    public synchronized boolean inService() {
        return text(log()).contains("Started Skystage");
    }

    public String name() {
        return name;
    }

    /** How often it ended by itself after its start. */
    public synchronized int diedInService() {
        return diedInService;
    }

    /** How often it ended by itself during its start. */
    public synchronized int diedStarting() {
        return diedStarting;
    }

    /** What all its processes have written. */
    public synchronized List<String> logLines() {
        var lines = new ArrayList<String>();
        for (var i = 1; i <= starts; i++) {
            lines.addAll(text(log(i)).lines().toList());
        }
        return lines;
    }

    private Path log() {
        return log(starts);
    }

    private Path log(int start) {
        return directory.resolve(name + "-" + start + ".log");
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
