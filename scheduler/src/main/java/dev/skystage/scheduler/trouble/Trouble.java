package dev.skystage.scheduler.trouble;

import dev.skystage.scheduler.clock.CloudClock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Trouble on order: tells the dispatcher, the task engine and placement, each at one point, what is to go wrong now.
 * The oldest rule that covers a subject counts: for a call the oldest of each kind of effect; for a task only one of
 * all kinds, as it can only run, fail or be put off. Without rules it costs one volatile read.
 */
@Component
public class Trouble {
    private final Rules rules;
    private final Whereabouts whereabouts;
    private final CloudClock clock;

    public Trouble(Rules rules, JdbcClient jdbc, CloudClock clock) {
        this.rules = rules;
        this.whereabouts = new Whereabouts(jdbc);
        this.clock = clock;
    }

    /** What goes wrong with a call. */
    public Fate ofCall(Supplier<Subject> call) {
        var known = rules.of(Effect.Point.CALL);
        return known.isEmpty() ? Fate.GOOD : fates(known, List.of(call.get())).getFirst();
    }

    /** What goes wrong with tasks that are about to run; tasks that are left out run normally. */
    public <T> Map<T, Fate> ofTasks(List<T> tasks, Function<T, Subject> subject) {
        var known = rules.of(Effect.Point.TASK);
        if (known.isEmpty() || tasks.isEmpty()) {
            return Map.of();
        }
        var fates = fates(known, tasks.stream().map(subject).toList());
        var byTask = new HashMap<T, Fate>();
        for (var i = 0; i < fates.size(); i++) {
            byTask.put(tasks.get(i), fates.get(i));
        }
        return byTask;
    }

    /** What counts as full for a reservation: the hosts that rules name, else their zones. */
    public Shortage ofReservation(Supplier<Subject> reservation) {
        var known = rules.of(Effect.Point.PLACEMENT);
        if (known.isEmpty()) {
            return Shortage.NONE;
        }
        var subject = reservation.get();
        var zones = new HashSet<String>();
        var hosts = new HashSet<String>();
        for (var rule : awake(known)) {
            var scope = rule.scope();
            if (!scope.withoutHost().covers(subject) || !rules.use(rule, 1).get(0)) {
                continue;
            }
            if (scope.host() != null) {
                hosts.add(scope.host());
            } else if (scope.zone() != null) {
                zones.add(scope.zone());
            } else {
                zones.addAll(subject.zones());
            }
        }
        return new Shortage(zones, hosts);
    }

    /** Whether a rule would leave a reservation without room now; asking does not use the rule up. */
    public boolean isSoldOut(Subject reservation) {
        var known = rules.of(Effect.Point.PLACEMENT);
        return !known.isEmpty()
                && awake(known).stream()
                        .map(Rule::scope)
                        .anyMatch(scope -> scope.host() == null && scope.covers(reservation));
    }

    /** Which of the subject's zones have no disks of the category left. */
    public Set<String> zonesWithout(String diskCategory, Supplier<Subject> reservation) {
        if (rules.of(Effect.Point.DISK).isEmpty()) {
            return Set.of();
        }
        var subject = reservation.get();
        var zones = new HashSet<String>();
        for (var rule : ofDisks(diskCategory, subject)) {
            if (rules.use(rule, 1).get(0)) {
                var zone = rule.scope().zone();
                zones.addAll(zone == null ? subject.zones() : Set.of(zone));
            }
        }
        return zones;
    }

    /** Whether a rule would leave a reservation without disks of the category now; asking does not use the rule up. */
    public boolean isSoldOut(String diskCategory, Subject reservation) {
        return !ofDisks(diskCategory, reservation).isEmpty();
    }

    private List<Rule> ofDisks(String category, Subject subject) {
        var shortage = new Effect.NoStock(category);
        return awake(rules.of(Effect.Point.DISK)).stream()
                .filter(rule -> rule.effect().equals(shortage) && rule.scope().covers(subject))
                .toList();
    }

    /** Reads what another replica has just committed; for callers that cannot wait a second for it. */
    public void catchUp() {
        rules.refresh();
    }

    /** The rules that change the market price of such an instance, at any time, the oldest first. */
    public List<Rule> ofPrice(Subject buyer) {
        return rules.of(Effect.Point.PRICE).stream()
                .filter(rule -> rule.covers(buyer))
                .toList();
    }

    private List<Fate> fates(List<Rule> known, List<Subject> subjects) {
        var located =
                known.stream().anyMatch(rule -> rule.scope().isAboutAPlace()) ? whereabouts.locate(subjects) : subjects;
        var fates = Stream.generate(() -> new HashMap<Class<? extends Effect>, Rule>())
                .limit(subjects.size())
                .toList();
        for (var rule : awake(known)) {
            var kind = rule.effect().getClass();
            var covered = IntStream.range(0, located.size())
                    .filter(i -> rule.covers(located.get(i)) && free(fates.get(i), rule.effect()))
                    .toArray();
            if (covered.length > 0) {
                rules.use(rule, covered.length).stream()
                        .forEach(hit -> fates.get(covered[hit]).put(kind, rule));
            }
        }
        var all = new ArrayList<Fate>();
        fates.forEach(fate -> all.add(new Fate(fate)));
        return all;
    }

    private static boolean free(Map<Class<? extends Effect>, Rule> fate, Effect effect) {
        return effect.point() == Effect.Point.TASK ? fate.isEmpty() : !fate.containsKey(effect.getClass());
    }

    private List<Rule> awake(List<Rule> known) {
        var now = clock.now();
        return known.stream().filter(rule -> rule.limit().awakeAt(now)).toList();
    }
}
