package dev.skystage.gateway.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory for bodies that are being read or processed. The first bytes of a body are not counted, so ordinary calls
 * pass even when strangers have filled the rest; the number of connections limits how many such bytes there can be.
 */
final class BodyRoom {
    static final int FREE = 8 << 10;
    private final long bytes;
    private final AtomicLong taken = new AtomicLong();

    BodyRoom(long bytes) {
        this.bytes = bytes;
    }

    /** Takes memory for a body that has grown from one length to another; false when there is not enough. */
    boolean grow(int from, int to) {
        var more = counted(to) - counted(from);
        if (taken.addAndGet(more) <= bytes) {
            return true;
        }
        taken.addAndGet(-more);
        return false;
    }

    void leave(int length) {
        taken.addAndGet(-counted(length));
    }

    long taken() {
        return taken.get();
    }

    private static long counted(int length) {
        return Math.max(0, length - FREE);
    }
}
