package dev.skystage.persistence.cloud;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file of a cloud says of itself.
 *
 * @param format the version of all this
 * @param cloudTime where the clock stood
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
    /** The only one so far. */
    public static final int FORMAT = 1;

    /**
     * Which tables and columns there are.
     *
     * @param version of the last migration
     * @param checksum of all of them
     */
    public record Schema(String version, String checksum) {}

    /**
     * The key with which the secrets are encrypted.
     *
     * @param proof something encrypted with it: whether a key is the right one
     * @param salt with it a passphrase becomes the key, or the one that it is wrapped in; null when there is no passphrase
     * @param wrapped the key itself, encrypted with that of the passphrase
     */
    public record SealedWith(
            String proof, @Nullable String salt, @Nullable String wrapped) {}
}
