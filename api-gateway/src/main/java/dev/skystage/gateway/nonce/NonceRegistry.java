package dev.skystage.gateway.nonce;

import dev.skystage.scheduler.clock.CloudClock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Remembers the nonces in use: 64-bit hashes in one set per minute of expiry, so forgetting is dropping a set. Holds
 * at most eight million (about 100 MB); beyond that the minute which expires first is given up early.
 */
@Component
public class NonceRegistry {
    private static final int CAPACITY = 8_000_000;
    private static final long BUCKET_SECONDS = 60;

    private final InstantSource realTime;
    private final int capacity;
    private final TreeMap<Long, HashSet64> buckets = new TreeMap<>();
    private int size;
    private long[] unpublished = new long[256];
    private int unpublishedSize;

    @Autowired
    public NonceRegistry(CloudClock clock) {
        this(clock::realNow, CAPACITY);
    }

    NonceRegistry(InstantSource realTime, int capacity) {
        this.realTime = realTime;
        this.capacity = capacity;
    }

    /**
     * Whether the key has not used the nonce before; from now on it has.
     *
     * @param until when it may be forgotten, in real time
     */
    public boolean use(String accessKeyId, String nonce, Instant until) {
        var hash = hash(accessKeyId, nonce);
        synchronized (this) {
            if (!add(hash, until)) {
                return false;
            }
            if (unpublishedSize == unpublished.length) {
                // Bounded, so that a database that is away costs memory for a while only.
                if (unpublishedSize >= capacity) {
                    unpublishedSize = 0;
                } else {
                    unpublished = Arrays.copyOf(unpublished, unpublishedSize * 2);
                }
            }
            unpublished[unpublishedSize++] = hash;
            return true;
        }
    }

    /** Takes over what another replica has seen. */
    synchronized void learn(long hash, Instant until) {
        add(hash, until);
    }

    /** What this replica has seen since the last call. */
    synchronized long[] takeUnpublished() {
        var taken = Arrays.copyOf(unpublished, unpublishedSize);
        unpublished = new long[256];
        unpublishedSize = 0;
        return taken;
    }

    synchronized int size() {
        return size;
    }

    private boolean add(long hash, Instant until) {
        forgetExpired();
        for (var bucket : buckets.values()) {
            if (bucket.contains(hash)) {
                return false;
            }
        }
        buckets.computeIfAbsent(until.getEpochSecond() / BUCKET_SECONDS, minute -> new HashSet64())
                .add(hash);
        size++;
        return true;
    }

    private void forgetExpired() {
        var minute = realTime.instant().getEpochSecond() / BUCKET_SECONDS;
        while (!buckets.isEmpty() && (buckets.firstKey() < minute || size >= capacity)) {
            size -= buckets.pollFirstEntry().getValue().size();
        }
    }

    /** The same on every replica; FNV-1a over both texts, then mixed so that the low bits depend on everything. */
    static long hash(String accessKeyId, String nonce) {
        var hash = fold(fold(0xcbf29ce484222325L, accessKeyId) * 0x100000001b3L, nonce);
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return hash == 0 ? 1 : hash;
    }

    private static long fold(long start, String text) {
        var hash = start;
        for (var i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
