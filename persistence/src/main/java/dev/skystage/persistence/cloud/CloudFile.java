package dev.skystage.persistence.cloud;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file that holds a cloud: a zip archive of {@code tables/NAME}, rows in the text form of COPY, and {@code
 * manifest.json}. The archive's comment, which is the end of the file, is a checksum of everything before its digits.
 * So a file that was cut or changed does not open.
 */
public final class CloudFile implements AutoCloseable {
    private static final String MANIFEST = "manifest.json";
    private static final String TABLES = "tables/";
    private static final String SUM = "sha256:";
    private static final int DIGITS = 64;

    private final ZipFile zip;
    private final Manifest manifest;

    private CloudFile(ZipFile zip, Manifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /** A file that is being written, one table after the other. */
    public static final class Draft {
        private final ZipOutputStream zip;

        private Draft(ZipOutputStream zip) {
            this.zip = zip;
        }

        /** The stream for the rows of the next table; the caller must not close it. */
        OutputStream table(String name) throws IOException {
            zip.putNextEntry(new ZipEntry(TABLES + name));
            return zip;
        }
    }

    /** Writes the tables and returns the manifest. */
    public interface Content {
        Manifest write(Draft draft) throws IOException;
    }

    /** Writes a file; returns its manifest. */
    public static Manifest write(Path path, JsonMapper json, Content content) throws IOException {
        Manifest manifest;
        try (var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(path)))) {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.setComment(SUM + "0".repeat(DIGITS));
            manifest = content.write(new Draft(zip));
            zip.putNextEntry(new ZipEntry(MANIFEST));
            zip.write(json.writeValueAsBytes(manifest));
        }
        var sum = checksum(path);
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            file.seek(file.length() - DIGITS);
            file.write(sum.getBytes(StandardCharsets.US_ASCII));
        }
        return manifest;
    }

    /** Opens a file; refuses one that is damaged. */
    public static CloudFile open(Path path, JsonMapper json) throws IOException {
        var end = end(path);
        if (!end.startsWith(SUM)) {
            throw new UnusableFileException("this is no snapshot of a cloud, or its end is missing");
        }
        if (!end.equals(SUM + checksum(path))) {
            throw new UnusableFileException("this snapshot is damaged: its content is not what its checksum says");
        }
        var zip = new ZipFile(path.toFile());
        try {
            return new CloudFile(zip, manifest(zip, json));
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static Manifest manifest(ZipFile zip, JsonMapper json) throws IOException {
        var entry = zip.getEntry(MANIFEST);
        if (entry == null) {
            throw new UnusableFileException("this snapshot has no " + MANIFEST);
        }
        try (var in = zip.getInputStream(entry)) {
            var tree = json.readTree(in);
            var format = tree.path("format").asInt(0);
            if (format != Manifest.FORMAT) {
                throw new UnusableFileException(
                        "this snapshot has format " + format + ", this cloud reads format " + Manifest.FORMAT);
            }
            return json.treeToValue(tree, Manifest.class);
        } catch (JacksonException e) {
            throw new UnusableFileException("the " + MANIFEST + " of this snapshot cannot be read", e);
        }
    }

    public Manifest manifest() {
        return manifest;
    }

    /** The rows of a table, as they were written. */
    InputStream table(String name) throws IOException {
        var entry = zip.getEntry(TABLES + name);
        if (entry == null) {
            throw new UnusableFileException("this snapshot has no table " + name);
        }
        return zip.getInputStream(entry);
    }

    private static String end(Path path) throws IOException {
        var length = SUM.length() + DIGITS;
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            if (file.length() < length) {
                return "";
            }
            var bytes = new byte[length];
            file.seek(file.length() - length);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /** The checksum of everything but its own digits. */
    private static String checksum(Path path) throws IOException {
        try (var file = FileChannel.open(path, StandardOpenOption.READ)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var left = file.size() - DIGITS;
            var buffer = ByteBuffer.allocate(1 << 16);
            while (left > 0) {
                buffer.clear().limit((int) Math.min(buffer.capacity(), left));
                var read = file.read(buffer);
                if (read < 0) {
                    throw new IOException(path + " became shorter");
                }
                left -= read;
                digest.update(buffer.flip());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has this algorithm
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
