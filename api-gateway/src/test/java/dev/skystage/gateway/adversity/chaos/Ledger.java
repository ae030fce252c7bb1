package dev.skystage.gateway.adversity.chaos;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Every answer that the callers got: the cloud must agree with them. */
final class Ledger {
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

    /** What can be done to an instance, with the matching event of its lifecycle. */
    enum Deed {
        STOP("StopInstance"),
        START("StartInstance"),
        REBOOT("RebootInstance"),
        RELEASE("DeleteInstance");

        final String action;

        Deed(String action) {
            this.action = action;
        }
    }

    /** A call of RunInstances. */
    record Order(
            String token,
            int amount,
            String vSwitchId,
            @Nullable String deploymentSetId,
            int dataDisks) {}

    /** An acknowledged instance. Only the caller who owns it writes to it. */
    static final class Entry {
        final String id;
        final Order order;
        /** Running, Stopped, or empty when it must be gone. */
        String expected = "Running";

        /** How often each deed was done. */
        final Map<Deed, Integer> done = new EnumMap<>(Deed.class);

        /** How many of the attempts at each deed were not answered. */
        final Map<Deed, Integer> unanswered = new EnumMap<>(Deed.class);

        /** The ids of the requests that were answered with success. */
        final Map<String, Deed> answered = new HashMap<>();

        Entry(String id, Order order) {
            this.id = id;
            this.order = order;
        }

        boolean exists() {
            return !expected.isEmpty();
        }
    }

    Entry add(String id, Order order) {
        var entry = new Entry(id, order);
        if (entries.put(id, entry) != null) {
            complain(id + " was given to two callers");
        }
        return entry;
    }

    Map<String, Entry> entries() {
        return entries;
    }

    /** Notes something that no caller should ever see. */
    void complain(String what) {
        complaints.add(what);
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }
}
