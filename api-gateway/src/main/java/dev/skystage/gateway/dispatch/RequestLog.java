package dev.skystage.gateway.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The last API calls of this replica, secrets masked. */
@Component
public class RequestLog {
    private static final int KEPT = 1000;
    private static final int LONGEST_VALUE = 200;
    private static final int MOST_CHARS = 16 << 10;

    /** One call. The code is OK for a success. */
    public record Entry(
            Instant at,
            String requestId,
            @Nullable String action,
            @Nullable String accountId,
            @Nullable String accessKeyId,
            Map<String, String> parameters,
            int status,
            String code,
            Duration latency) {}

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

    /** A thousand calls of the longest form must not fill the heap. */
    private static Entry bounded(Entry entry) {
        var action = entry.action == null ? null : shortened(entry.action);
        var chars = 0L;
        for (var parameter : entry.parameters.entrySet()) {
            chars += parameter.getKey().length() + parameter.getValue().length();
        }
        var parameters = chars <= MOST_CHARS ? entry.parameters : Map.of("...", chars + " characters");
        return new Entry(
                entry.at,
                entry.requestId,
                action,
                entry.accountId,
                entry.accessKeyId,
                parameters,
                entry.status,
                entry.code,
                entry.latency);
    }

    /** The newest calls first. */
    public synchronized List<Entry> latest(int limit) {
        var latest = new ArrayList<Entry>();
        for (var newest = entries.descendingIterator(); newest.hasNext() && latest.size() < limit; ) {
            var entry = newest.next();
            latest.add(new Entry(
                    entry.at,
                    entry.requestId,
                    entry.action,
                    entry.accountId,
                    entry.accessKeyId,
                    masked(entry.parameters),
                    entry.status,
                    entry.code,
                    entry.latency));
        }
        return latest;
    }

    /** The parameters without what must not be seen: passwords, user data, signatures, tokens. */
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
                || lower.endsWith("userdata")
                || lower.contains("privatekey");
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "...";
    }
}
