package dev.skystage.gateway.nonce;

import java.util.Arrays;

/** Hashes of nonces that other replicas must be told of. It has a lock of its own, because every call needs it. */
final class Unpublished {
    private static final int FIRST = 256;

    private long[] hashes = new long[FIRST];
    private int size;

    /** Bounded, so that memory does not grow while the database is away. */
    synchronized void add(long hash, int most) {
        if (size == hashes.length) {
            if (size >= most) {
                size = 0;
            } else {
                hashes = Arrays.copyOf(hashes, size * 2);
            }
        }
        hashes[size++] = hash;
    }

    synchronized long[] take() {
        var taken = Arrays.copyOf(hashes, size);
        hashes = new long[FIRST];
        size = 0;
        return taken;
    }
}
