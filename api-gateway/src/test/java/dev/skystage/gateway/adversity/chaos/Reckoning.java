package dev.skystage.gateway.adversity.chaos;

import static java.util.stream.Collectors.groupingBy;

import dev.skystage.gateway.adversity.chaos.Ledger.Deed;
import dev.skystage.gateway.adversity.chaos.Ledger.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The audit at the end: compares the cloud with the answers that the callers got, and with itself. */
final class Reckoning {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final String INITIAL = "PENDING";
    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Set<String> transitions;
    private final Map<String, List<String>> violations = new TreeMap<>();

    private record Event(String instanceId, String name, String from, String to, String cause) {}

    /** With the allowed transitions of an instance, each as "FROM EVENT TO". */
    Reckoning(JdbcClient jdbc, Ledger ledger, Set<String> transitions) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.transitions = transitions;
    }

    /**
     * Waits until no work is left, then counts; returns what is wrong, by kind: lost, doubled, stuck, or the name of a
     * sum.
     */
    Map<String, List<String>> violations() {
        awaitQuiet();
        promises();
        history();
        Sums.ALL.forEach((kind, queries) -> queries.forEach(query -> found(
                kind, jdbc.sql(query).query((row, index) -> row.getString(1)).list())));
        return violations;
    }

    private void awaitQuiet() {
        var limit = System.nanoTime() + PATIENCE.toNanos();
        while (!jdbc.sql(Sums.UNFINISHED).query(String.class).list().isEmpty() && System.nanoTime() < limit) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private void promises() {
        var statuses = new TreeMap<String, String>();
        jdbc.sql("select id, status from instance").query(row -> {
            statuses.put(row.getString(1), row.getString(2));
        });
        for (var entry : ledger.entries().values()) {
            var status = statuses.remove(entry.id);
            if (entry.exists() && status == null) {
                found("lost", entry.id + " should be " + entry.expected);
            } else if (!entry.exists() && status != null) {
                found("stuck", entry.id + " was deleted and is " + status);
            } else if (status != null && !status.equalsIgnoreCase(entry.expected)) {
                found("stuck", entry.id + " should be " + entry.expected + " and is " + status);
            }
        }
        statuses.keySet().forEach(id -> found("doubled", id + " was promised to nobody"));
        ledger.entries().values().stream()
                .collect(groupingBy(entry -> entry.order))
                .forEach((order, entries) -> {
                    if (entries.size() != order.amount()) {
                        found(entries.size() < order.amount() ? "lost" : "doubled", order + " made " + entries.size());
                    }
                });
    }

    /**
     * The history of every instance is a path through the lifecycle on which each call of the callers happened once.
     */
    private void history() {
        var histories = jdbc
                .sql("""
                        select resource_id, event, from_status, to_status, cause from resource_event
                        where resource_id like 'i-%' order by id
                        """)
                .query((row, index) -> new Event(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)))
                .list()
                .stream()
                .collect(groupingBy(Event::instanceId));
        for (var entry : ledger.entries().values()) {
            var history = histories.remove(entry.id);
            if (history == null) {
                found("lost", entry.id + " has no history");
            } else {
                path(entry, history);
                deeds(entry, history);
            }
        }
        histories.keySet().forEach(id -> found("doubled", id + " has a history and was promised to nobody"));
    }

    private void path(Entry entry, List<Event> history) {
        var status = "";
        for (var event : history) {
            var allowed = event.name().equals("CREATE")
                    ? status.isEmpty() && event.to().equals(INITIAL)
                    : transitions.contains(event.from() + ' ' + event.name() + ' ' + event.to());
            if (!allowed || !event.from().equals(status)) {
                found("illegal", entry.id + " was " + status + ", then " + event);
            }
            status = event.to();
        }
        if (!status.equalsIgnoreCase(entry.exists() ? entry.expected : "RELEASED")) {
            found("illegal", entry.id + " ends as " + status + " in its history");
        }
    }

    private void deeds(Entry entry, List<Event> history) {
        var requests = new HashSet<String>();
        for (var deed : Deed.values()) {
            var events = history.stream()
                    .filter(event -> event.name().equals(deed.name()))
                    .toList();
            var least = entry.done.getOrDefault(deed, 0);
            // Only a reboot can be done twice by a repeated call, because afterwards the instance is as it was before.
            var most = deed == Deed.REBOOT ? least + entry.unanswered.getOrDefault(deed, 0) : least;
            if (events.size() < least) {
                found("lost", entry.id + " has " + events.size() + " of " + least + ' ' + deed);
            }
            if (events.size() > most) {
                found("doubled", entry.id + " has " + events.size() + " instead of " + most + ' ' + deed);
            }
            for (var event : events) {
                if (!requests.add(event.cause())) {
                    found("doubled", entry.id + ' ' + deed + " twice for request " + event.cause());
                }
            }
        }
        entry.answered.forEach((request, deed) -> {
            if (!requests.contains(request)) {
                found("lost", entry.id + ' ' + deed + " of request " + request);
            }
        });
    }

    private void found(String kind, String what) {
        found(kind, List.of(what));
    }

    private void found(String kind, List<String> what) {
        if (!what.isEmpty()) {
            violations.computeIfAbsent(kind, any -> new ArrayList<>()).addAll(what);
        }
    }
}
