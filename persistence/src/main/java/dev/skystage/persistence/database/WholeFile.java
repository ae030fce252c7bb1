package dev.skystage.persistence.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Small files that decide whether a cloud can start again: each is there as a whole or not at all, whatever is killed or
 * full, and only one process at a time makes them.
 */
public final class WholeFile {
    private static final String OWNER_ONLY = "rw-------";
    private static final Object THIS_JVM = new Object();

    private WholeFile() {}

    /** Writes a file that its owner alone may read. */
    public static void writeSecret(Path file, String text) throws IOException {
        write(file, text, OWNER_ONLY);
    }

    /** Writes a file that everybody may read. */
    public static void write(Path file, String text) throws IOException {
        write(file, text, "rw-r--r--");
    }

    /** Through a draft beside it, which is on the disk before it takes the file's name. */
    private static void write(Path file, String text, String permissions) throws IOException {
        var directory = Objects.requireNonNull(file.toAbsolutePath().getParent(), "no file is its own directory");
        var draft = Files.createTempFile(directory, "draft", ".tmp"); // for its owner only
        try {
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                var bytes = StandardCharsets.UTF_8.encode(text);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            if (isPosix(directory)) {
                Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString(permissions));
            }
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(draft);
            throw e;
        }
    }

    /** Runs work that makes files of a directory while nobody else does, in this process or in another. */
    public static <T> T alone(Path directory, Callable<T> work) throws Exception {
        synchronized (THIS_JVM) { // file locks are the process's
            var file = directory.resolve(".lock");
            try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                var unused = channel.lock(); // goes with the channel
                return work.call();
            }
        }
    }

    /** Makes a directory, and those above it, that its owner alone may enter; leaves one alone that is there. */
    public static void makePrivate(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        if (isPosix(directory)) {
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
            Files.createDirectories(directory, ownerOnly);
        } else {
            Files.createDirectories(directory);
        }
    }

    /** Whether the directory is this user's, and nobody else may write into it. */
    static boolean isOurs(Path directory) throws IOException {
        if (!isPosix(directory)) {
            return true;
        }
        var mode = (int) Files.getAttribute(directory, "unix:mode");
        var others = 0b000_010_010;
        return Files.getOwner(directory).getName().equals(System.getProperty("user.name")) && (mode & others) == 0;
    }

    private static boolean isPosix(Path path) {
        return Set.copyOf(path.getFileSystem().supportedFileAttributeViews()).contains("posix");
    }
}
