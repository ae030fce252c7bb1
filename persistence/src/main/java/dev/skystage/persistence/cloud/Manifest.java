package dev.skystage.persistence.cloud;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file of a cloud says about itself.
 *
 * @param format the version of the file's form
 * @param cloudTime the cloud time of the export
 * @param rows how many there are, by table
 * @param sequences the next number of each
 */
public record Manifest(
        int format,
        Schema schema,
        Instant cloudTime,
        SealedWith sealedWith,
        Map<String, Long> rows,
        Map<String, Long> sequences) {
    /** The only version so far. */
    public static final int FORMAT = 1;

    /**
     * The tables and columns.
     *
     * @param version that of the last migration
     * @param checksum over all of them
     */
    public record Schema(String version, String checksum) {}

    /**
     * The key that the secrets are encrypted with.
     *
     * @param proof something encrypted with it, to find out whether a key is the right one
     * @param salt turns a passphrase into the key, or into the key that wraps it; null when there is no passphrase
     * @param wrapped the key itself, encrypted with the key of the passphrase
     */
    public record SealedWith(
            String proof, @Nullable String salt, @Nullable String wrapped) {}
}
