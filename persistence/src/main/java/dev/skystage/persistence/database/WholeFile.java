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
 * Small files that a cloud needs to start again. Each exists completely or not at all, even if the process is killed or
 * the disk is full, and only one process at a time makes them.
 */
public final class WholeFile {
    private static final String OWNER_ONLY = "rw-------";
    private static final Object THIS_JVM = new Object();

    private WholeFile() {}

    /** Writes a file that only its owner can read. */
    public static void writeSecret(Path file, String text) throws IOException {
        write(file, text, OWNER_ONLY);
    }

    /** Writes a file that everybody can read. */
    public static void write(Path file, String text) throws IOException {
        write(file, text, "rw-r--r--");
    }

    /** Writes a draft beside it, makes sure that it is on the disk, and then gives it the file's name. */
    private static void write(Path file, String text, String permissions) throws IOException {
        var directory = Objects.requireNonNull(file.toAbsolutePath().getParent(), "no file is its own directory");
        var draft = Files.createTempFile(directory, "draft", ".tmp"); // readable for its owner only
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

    /** Runs work that makes files in a directory, while nobody else does the same, in this process or another. */
    public static <T> T alone(Path directory, Callable<T> work) throws Exception {
        synchronized (THIS_JVM) { // a file lock belongs to the process, not to the thread
            var file = directory.resolve(".lock");
            try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                var unused = channel.lock(); // the lock ends when the channel is closed
                return work.call();
            }
        }
    }

    /** Makes a directory, and those above it, which only its owner can enter; one that exists stays as it is. */
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

    /** Whether the directory belongs to this user and nobody else may write to it. */
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
