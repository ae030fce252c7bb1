package dev.skystage.gateway.nonce;

import dev.skystage.scheduler.clock.RealClock;
import dev.skystage.scheduler.clock.RealInstant;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Remembers the nonces in use: 64-bit hashes, in one set per minute of expiry, so forgetting means dropping a set. It
 * has room for eight million (about 100 MB); when it is full, the minute that expires first is dropped early.
 */
@Component
public class NonceRegistry {
    private static final int CAPACITY = 8_000_000;
    private static final long BUCKET_SECONDS = 60;

    private final RealClock clock;
    private final int capacity;
    private final TreeMap<Long, HashSet64> buckets = new TreeMap<>();
    private final Unpublished unpublished = new Unpublished();
    private int size;

    @Autowired
    public NonceRegistry(RealClock clock) {
        this(clock, CAPACITY);
    }

    NonceRegistry(RealClock clock, int capacity) {
        this.clock = clock;
        this.capacity = capacity;
    }

    /**
     * Marks a nonce, given by its hash, as used; false if it was used before.
     *
     * @param until when it may be forgotten
     */
    public synchronized boolean use(long hash, RealInstant until) {
        return add(hash, until);
    }

    /** Queues the nonce for the other replicas. */
    public void publish(long hash) {
        unpublished.add(hash, capacity);
    }

    /** Adds a nonce that another replica has seen. */
    synchronized void learn(long hash, RealInstant until) {
        add(hash, until);
    }

    /** The nonces that were queued since the last call. */
    long[] takeUnpublished() {
        return unpublished.take();
    }

    synchronized int size() {
        return size;
    }

    private boolean add(long hash, RealInstant until) {
        forgetExpired();
        for (var bucket : buckets.values()) {
            if (bucket.contains(hash)) {
                return false;
            }
        }
        buckets.computeIfAbsent(until.instant().getEpochSecond() / BUCKET_SECONDS, minute -> new HashSet64())
                .add(hash);
        size++;
        return true;
    }

    private void forgetExpired() {
        var minute = clock.now().instant().getEpochSecond() / BUCKET_SECONDS;
        while (!buckets.isEmpty() && (buckets.firstKey() < minute || size >= capacity)) {
            size -= buckets.pollFirstEntry().getValue().size();
        }
    }

    /**
     * The hash of a nonce of a key, the same on every replica: FNV-1a over both texts, then mixed so that the low bits
     * depend on all of it.
     */
    public static long hash(String accessKeyId, String nonce) {
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
