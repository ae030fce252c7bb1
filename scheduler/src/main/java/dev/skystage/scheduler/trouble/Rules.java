package dev.skystage.scheduler.trouble;

import dev.skystage.persistence.cloud.CloudReplaced;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.replica.Shared;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rules of trouble: all replicas share their rows, and keep in memory those that can still take effect. The count
 * of a rule is in its row and changes under its lock, so "count: 3" means three over all replicas.
 */
@Component
public class Rules implements Shared {
    private static final String CHANNEL = "skystage_trouble";
    private static final String LIVE = " from trouble where (remaining is null or remaining > 0)";
    private static final String STORED =
            "select id, scope, limits, effect, hits, remaining, victims, coalesce(step, 0),"
                    + " coalesce(remaining = 0, begun_at is not null and due_at is null) from trouble";
    private static final Map<Effect.Point, List<Rule>> NONE = Map.of();
    private final JdbcClient jdbc;
    private final CloudClock clock;
    private final JsonMapper json;
    private final TransactionTemplate apart;
    private volatile Map<Effect.Point, List<Rule>> live = NONE;
    private volatile Version version = new Version(0, 0);

    /** Shows whether the rules in memory are outdated. */
    private record Version(long count, long newest) {}

    /**
     * A rule with what it has done.
     *
     * @param victims what it has happened to, if its effect happens by itself
     * @param step the number of the step in its scenario, 0 without one
     * @param over whether it will never take effect again, at whatever time
     */
    public record Stored(
            Rule rule, long hits, @Nullable Integer remaining, List<String> victims, int step, boolean over) {}

    private record State(long asked, @Nullable Integer remaining) {}

    public Rules(JdbcClient jdbc, CloudClock clock, JsonMapper json, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        refresh();
    }

    /** The rules for a point that can still take effect, the oldest first. */
    List<Rule> of(Effect.Point point) {
        var rules = live;
        return rules.isEmpty() ? List.of() : rules.getOrDefault(point, List.of());
    }

    /** Stores rules whose effects do not happen by themselves, in this order; returns them with their ids. */
    public List<Rule> add(List<Rule.Order> orders) {
        return add(orders, null, List.of());
    }

    /** Stores rules of any kind; those of a scenario with the numbers of their steps. */
    List<Rule> add(List<Rule.Order> ordered, @Nullable Long scenario, List<Integer> steps) {
        var now = clock.now();
        var orders = ordered.stream().map(order -> order.notBefore(now)).toList();
        var ids = jdbc.sql("""
                        insert into trouble (scope, limits, effect, remaining, created_at, due_at, scenario_id, step)
                        select scope::jsonb, limits::jsonb, effect::jsonb, remaining, ?, due_at, ?, step
                        from unnest(?::text[], ?::text[], ?::text[], ?::int[], ?::timestamptz[], ?::int[])
                            with ordinality x(scope, limits, effect, remaining, due_at, step, n)
                        order by n returning id
                        """)
                .param(Timestamp.from(now))
                .param(scenario)
                .param(each(orders, order -> text(order.scope()), String[]::new))
                .param(each(orders, order -> text(order.limit()), String[]::new))
                .param(each(orders, order -> text(order.effect()), String[]::new))
                .param(each(
                        orders,
                        order -> order.effect().happens() ? null : order.limit().count(),
                        Integer[]::new))
                .param(each(orders, Rules::due, Timestamp[]::new))
                .param(steps.toArray(Integer[]::new))
                .query(Long.class)
                .list();
        changed();
        return IntStream.range(0, orders.size())
                .mapToObj(i -> rule(ids.get(i), orders.get(i)))
                .toList();
    }

    private static @Nullable Timestamp due(Rule.Order order) {
        return order.effect().happens()
                ? Timestamp.from(Objects.requireNonNull(order.limit().from()))
                : null;
    }

    private static <T extends @Nullable Object> T[] each(
            List<Rule.Order> orders, Function<Rule.Order, T> column, IntFunction<T[]> array) {
        return orders.stream().map(column).toArray(array);
    }

    /** Removes rules; false if there was none. */
    boolean remove(Collection<Long> ids) {
        var removed = jdbc.sql("delete from trouble where id = any(?)")
                .param(ids.toArray(Long[]::new))
                .update();
        changed();
        return removed > 0;
    }

    /** The ids of all rules, or of all rules of a scenario. */
    List<Long> ids(@Nullable Long scenario) {
        return jdbc.sql("select id from trouble where ?::bigint is null or scenario_id = ? order by id")
                .params(Arrays.asList(scenario, scenario))
                .query(Long.class)
                .list();
    }

    /** The rules of a scenario. */
    List<Stored> ofScenario(long scenario) {
        return jdbc.sql(STORED + " where scenario_id = ? order by step, id")
                .param(scenario)
                .query((row, index) -> stored(row))
                .list();
    }

    /** A page of all rules, also those that are used up, the oldest first. */
    public List<Stored> page(long after, int limit) {
        return jdbc.sql(STORED + " where id > ? order by id limit ?")
                .param(after)
                .param(limit)
                .query((row, index) -> stored(row))
                .list();
    }

    /**
     * Lets a rule take effect on some of the subjects that it covers, as far as chance and count allow; returns on
     * which. In a transaction of its own: the work that it hits may be rolled back, but the hit still counts.
     */
    BitSet use(Rule rule, int subjects) {
        var hit = apart.execute(status -> {
            var found = jdbc.sql("select asked, remaining" + LIVE + " and id = ? for update")
                    .param(rule.id())
                    .query((row, index) -> new State(row.getLong(1), row.getObject(2, Integer.class)))
                    .optional();
            return found.map(state -> use(rule, state, subjects)).orElseGet(BitSet::new);
        });
        return hit == null ? new BitSet() : hit;
    }

    private BitSet use(Rule rule, State state, int subjects) {
        var hit = new BitSet();
        var left = state.remaining() == null ? Integer.MAX_VALUE : state.remaining();
        for (var i = 0; i < subjects && hit.cardinality() < left; i++) {
            hit.set(i, rule.limit().hits(state.asked() + i));
        }
        var hits = hit.cardinality();
        jdbc.sql("update trouble set asked = asked + ?, hits = hits + ?, remaining = remaining - ? where id = ?")
                .params(subjects, hits, hits, rule.id())
                .update();
        if (hits == left) {
            forget(rule);
        }
        return hit;
    }

    /** The rule is used up: this replica need not ask its row again. */
    private synchronized void forget(Rule rule) {
        live = live.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        rules -> rules.getValue().stream()
                                .filter(other -> other.id() != rule.id())
                                .toList()));
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public synchronized void refresh() {
        var current = jdbc.sql("select count(*), coalesce(max(id), 0)" + LIVE)
                .query((row, index) -> new Version(row.getLong(1), row.getLong(2)))
                .single();
        if (!current.equals(version)) {
            live = read();
            version = current;
        }
    }

    @EventListener
    synchronized void replaced(CloudReplaced event) {
        version = new Version(-1, 0);
        refresh();
    }

    private Map<Effect.Point, List<Rule>> read() {
        var rules = jdbc.sql("select id, scope, limits, effect" + LIVE + " order by id")
                .query((row, index) -> rule(row))
                .list();
        return rules.isEmpty()
                ? NONE
                : Map.copyOf(rules.stream()
                        .collect(Collectors.groupingBy(
                                rule -> rule.effect().point(),
                                () -> new EnumMap<>(Effect.Point.class),
                                Collectors.toUnmodifiableList())));
    }

    /**
     * Others are told at the commit. The transaction itself sees the change now, and this replica reads the rules again
     * when it has ended.
     */
    private void changed() {
        announce(jdbc);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    apart.executeWithoutResult(fresh -> refresh());
                }
            });
        }
    }

    private Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                rule(row),
                row.getLong(5),
                row.getObject(6, Integer.class),
                List.of((String[]) row.getArray(7).getArray()),
                row.getInt(8),
                row.getBoolean(9));
    }

    private static Rule rule(long id, Rule.Order order) {
        return new Rule(id, order.scope(), order.limit(), order.effect());
    }

    /** The rule of a row that begins with id, scope, limits and effect. */
    Rule rule(ResultSet row) throws SQLException {
        return new Rule(
                row.getLong(1),
                json.readValue(row.getString(2), Scope.class),
                json.readValue(row.getString(3), Limit.class),
                json.readValue(row.getString(4), Effect.class));
    }

    private String text(Object part) {
        return json.writeValueAsString(part);
    }
}
