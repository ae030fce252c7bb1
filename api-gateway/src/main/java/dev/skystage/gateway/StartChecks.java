package dev.skystage.gateway;

import dev.skystage.persistence.database.Home;
import dev.skystage.persistence.database.WholeFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * Looks for known obstacles before the long start. So the user gets a line that says what to do, instead of a minute of
 * waiting and a stack trace. An obstacle that comes up later is met by the start itself.
 */
final class StartChecks implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        refusal(event.getEnvironment()).ifPresent(refusal -> {
            System.err.println("Skystage does not start: " + refusal);
            System.exit(1);
        });
    }

    /** Why this cloud cannot start, and what to do; empty if no obstacle was found. */
    static Optional<String> refusal(Environment environment) {
        return Stream.of(apiPort(environment), managementPort(environment), home(environment))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Only an embedded database needs much of the home; whatever else uses it reports its own trouble. */
    private static Optional<String> home(Environment environment) {
        var embedded =
                environment.getProperty("spring.datasource.url", Home.EMBEDDED).equals(Home.EMBEDDED);
        if (!embedded || environment.getProperty("skystage.ephemeral", Boolean.class, false)) {
            return Optional.empty();
        }
        var home = Path.of(environment.getProperty("skystage.home", ".skystage"))
                .toAbsolutePath()
                .normalize();
        var remedy = "choose another home with --skystage.home=DIR, or none with --skystage.ephemeral=true";
        try {
            WholeFile.makePrivate(home);
        } catch (IOException e) {
            return Optional.of(home + " cannot be made (" + e + "): " + remedy);
        }
        if (!Files.isWritable(home)) {
            return Optional.of(home + " cannot be written: " + remedy);
        }
        return isInUse(home.resolve("lock"))
                ? Optional.of(home + " is in use by another Skystage process: stop it, " + remedy)
                : Optional.empty();
    }

    private static boolean isInUse(Path lock) {
        if (!Files.exists(lock)) {
            return false;
        }
        try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null; // our lock ends when the channel is closed
        } catch (OverlappingFileLockException e) {
            return true; // this process holds it
        } catch (IOException e) {
            return false; // whatever needs the file will report it
        }
    }

    private static Optional<String> apiPort(Environment environment) {
        var roles = Set.of(environment.getProperty("skystage.roles", String[].class, new String[] {"api", "worker"}));
        return roles.contains("api")
                ? port(environment, "server.port", 8080, environment.getProperty("server.address"))
                : Optional.empty();
    }

    /** A port that is the API's too is opened only once, and is checked there. */
    private static Optional<String> managementPort(Environment environment) {
        var name = "management.server.port";
        var port = environment.getProperty(name);
        return port == null || port.equals(environment.getProperty("server.port"))
                ? Optional.empty()
                : port(environment, name, 0, environment.getProperty("management.server.address", "127.0.0.1"));
    }

    private static Optional<String> port(Environment environment, String name, int standard, @Nullable String address) {
        var port = environment.getProperty(name, Integer.class, standard);
        if (port <= 0) {
            return Optional.empty();
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(
                    address == null
                            ? new InetSocketAddress(port)
                            : new InetSocketAddress(InetAddress.getByName(address), port));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(
                    "port %d is not to be had (%s): stop what listens there, or choose another with --%s=PORT"
                            .formatted(port, e.getMessage(), name));
        }
    }
}
