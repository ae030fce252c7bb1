package dev.skystage.gateway.dispatch;

import dev.skystage.controlplane.api.Product;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The last API calls of this replica, with secrets masked. Of a call without a known account only a summary of fixed
 * size is kept, because anybody can send anything.
 */
@Component
public class RequestLog {
    private static final int KEPT = 1000;
    private static final int LONGEST_VALUE = 200;
    /** Keeps a thousand of the longest calls below 16 MB. */
    private static final int MOST_BYTES = 16 << 10;

    private static final int PARAMETER_BYTES = 160;

    /**
     * One call; without an account its caller is unknown. The code is OK for a success.
     *
     * @param target method and path where no action is named
     */
    public record Entry(
            Instant at,
            String requestId,
            @Nullable Product product,
            @Nullable String version,
            @Nullable String action,
            @Nullable String target,
            @Nullable String accountId,
            @Nullable String accessKeyId,
            Map<String, String> parameters,
            int status,
            String code,
            Duration latency) {
        private Entry with(Map<String, String> others) {
            return new Entry(
                    at,
                    requestId,
                    product,
                    version,
                    action,
                    target,
                    accountId,
                    accessKeyId,
                    others,
                    status,
                    code,
                    latency);
        }
    }

    private final Deque<Entry> entries = new ArrayDeque<>(KEPT);

    public void add(Entry entry) {
        var kept = bounded(entry);
        synchronized (this) {
            if (entries.size() == KEPT) {
                entries.removeFirst();
            }
            entries.addLast(kept);
        }
    }

    private static Entry bounded(Entry entry) {
        return entry.with(entry.accountId == null ? Map.of() : bounded(entry.parameters));
    }

    /** All parameters if they are small; else, in the order of their names, as many as fit in the share of one call. */
    static Map<String, String> bounded(Map<String, String> parameters) {
        if (bytes(parameters) <= MOST_BYTES) {
            return parameters;
        }
        var kept = new TreeMap<String, String>();
        var bytes = 0L;
        for (var name : new TreeSet<>(parameters.keySet())) {
            var value = shortened(parameters.getOrDefault(name, ""));
            bytes += bytes(name, value);
            if (bytes > MOST_BYTES) {
                break;
            }
            kept.put(name, value);
        }
        kept.put("...", parameters.size() + " parameters");
        return kept;
    }

    /** The memory that parameters take; the objects of a parameter mostly cost more than its characters. */
    static long bytes(Map<String, String> parameters) {
        var bytes = 0L;
        for (var parameter : parameters.entrySet()) {
            bytes += bytes(parameter.getKey(), parameter.getValue());
        }
        return bytes;
    }

    private static long bytes(String name, String value) {
        return PARAMETER_BYTES + 2L * (name.length() + value.length());
    }

    /** The newest calls first. */
    public synchronized List<Entry> latest(int limit) {
        var latest = new ArrayList<Entry>();
        for (var newest = entries.descendingIterator(); newest.hasNext() && latest.size() < limit; ) {
            var entry = newest.next();
            latest.add(entry.with(masked(entry.parameters)));
        }
        return latest;
    }

    /** The parameters with secrets masked: passwords, user data, signatures, tokens. */
    static Map<String, String> masked(Map<String, String> parameters) {
        var masked = new TreeMap<String, String>();
        parameters.forEach((name, value) -> masked.put(name, isSecret(name) ? "***" : shortened(value)));
        return masked;
    }

    private static boolean isSecret(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("password")
                || lower.contains("passwd")
                || lower.contains("secret")
                || (lower.contains("token") && !lower.equals("clienttoken") && !lower.equals("nexttoken"))
                || lower.equals("signature")
                || lower.contains("userdata")
                || lower.contains("privatekey");
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "...";
    }
}
