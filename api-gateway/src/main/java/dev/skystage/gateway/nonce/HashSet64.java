package dev.skystage.gateway.nonce;

/** A set of 64-bit hashes, open addressing, some 12 bytes an entry. Not thread safe. */
final class HashSet64 {
    private long[] slots = new long[64]; // 0 is an empty slot
    private int size;

    boolean contains(long hash) {
        return slots[slot(slots, hash)] != 0;
    }

    void add(long hash) {
        var slot = slot(slots, hash);
        if (slots[slot] != 0) {
            return;
        }
        slots[slot] = hash;
        size++;
        if (size * 4L > slots.length * 3L) {
            grow();
        }
    }

    int size() {
        return size;
    }

    private void grow() {
        var bigger = new long[slots.length * 2];
        for (var hash : slots) {
            if (hash != 0) {
                bigger[slot(bigger, hash)] = hash;
            }
        }
        slots = bigger;
    }

    private static int slot(long[] slots, long hash) {
        var mask = slots.length - 1;
        var slot = (int) hash & mask;
        while (slots[slot] != 0 && slots[slot] != hash) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
