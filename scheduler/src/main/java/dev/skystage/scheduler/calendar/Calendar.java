package dev.skystage.scheduler.calendar;

import static java.util.stream.Collectors.joining;

import dev.skystage.persistence.cloud.Gate;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.DueWork;
import dev.skystage.scheduler.clock.Origin;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs the reconcilers: each in a transaction, and each on one replica at a time, whoever starts it. */
@Component
@Order(1)
@EnableConfigurationProperties(CalendarProperties.class)
public class Calendar implements DueWork {
    private static final Logger log = LoggerFactory.getLogger(Calendar.class);
    private static final int ROUNDS = 100;
    private final SortedMap<String, Reconciler> reconcilers;
    private final CloudClock clock;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Gate gate;

    Calendar(
            List<Reconciler> reconcilers,
            CloudClock clock,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Gate gate) {
        this.gate = gate;
        this.reconcilers = new TreeMap<>();
        for (var reconciler : reconcilers) {
            if (this.reconcilers.put(reconciler.name(), reconciler) != null) {
                throw new IllegalStateException("two reconcilers are named " + reconciler.name());
            }
        }
        this.clock = clock;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The names of all reconcilers, sorted. */
    public List<String> names() {
        return List.copyOf(reconcilers.keySet());
    }

    /** Runs one reconciler at the present cloud time; false if there is none with that name. */
    public boolean run(String name) {
        var reconciler = reconcilers.get(name);
        if (reconciler != null) {
            run(reconciler);
        }
        return reconciler != null;
    }

    private void run(Reconciler reconciler) {
        gate.pass(() -> transaction.execute(status -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtext(?))")
                    .param("reconciler " + reconciler.name())
                    .query((row, index) -> true)
                    .single();
            return Origin.during(resource -> Origin.CALENDAR, () -> {
                reconciler.reconcile(clock.now());
                return reconciler;
            });
        }));
    }

    /** Reconcilers that are due already do not count: they run at every stop anyway. */
    @Override
    public Optional<Instant> nextDue(Instant after, String origin) {
        return turns(after).values().stream().filter(due -> due.isAfter(after)).min(Comparator.naturalOrder());
    }

    @Override
    public boolean runDue(Instant now, String origin) {
        for (var round = 0; round < ROUNDS; round++) {
            var due = due(now);
            if (due.isEmpty()) {
                return round > 0;
            }
            due.forEach(this::run);
        }
        // they run again at the next stop of the clock; waiting for them here would never end
        log.warn("{} still have work after {} rounds", due(now), ROUNDS);
        return false;
    }

    /** The names of reconcilers that have something to do. */
    private List<String> due(Instant now) {
        return turns(now).entrySet().stream()
                .filter(turn -> !turn.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** When reconcilers are due next, by name, as far as that is known. */
    private SortedMap<String, Instant> turns(Instant now) {
        var sql = reconcilers.values().stream()
                .map(reconciler -> "(" + reconciler.nextDue() + ")")
                .collect(joining(", ", "select ", ""));
        return jdbc.sql(sql)
                .param("now", Timestamp.from(now))
                .query((row, index) -> {
                    var turns = new TreeMap<String, Instant>();
                    var column = 0;
                    for (var name : reconcilers.keySet()) {
                        var due = row.getTimestamp(++column);
                        if (due != null) {
                            turns.put(name, due.toInstant());
                        }
                    }
                    return turns;
                })
                .single();
    }

    @Override
    public void arrived(Instant now) {
        reconcilers.values().forEach(this::run);
    }
}
