package dev.skystage.scheduler.trouble;

import dev.skystage.scheduler.calendar.Reconciler;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins and ends, when they are due, the rules whose effects happen by themselves. */
@Component
public class Happenings implements Reconciler {
    private static final String SELECT =
            "select id, scope, limits, effect, begun_at is not null, victims from trouble where ";

    /** The rule has begun or will begin, and has not ended. */
    private static final String NOT_OVER =
            "(due_at is not null or (begun_at is not null and limits ->> 'until' is null))";

    private final JdbcClient jdbc;
    private final Rules rules;
    private final List<Happening> happenings;

    /** A rule, whether it has begun, and its victims. */
    private record Course(Rule rule, boolean begun, List<String> victims) {}

    public Happenings(JdbcClient jdbc, Rules rules, List<Happening> happenings) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.happenings = List.copyOf(happenings);
    }

    @Override
    public String name() {
        return "trouble";
    }

    @Override
    public void reconcile(Instant now) {
        for (var due = due(now); due.isPresent(); due = due(now)) {
            var course = due.get();
            if (course.begun()) {
                end(course);
            } else {
                begin(course, now);
            }
        }
    }

    private Optional<Course> due(Instant now) {
        return courses("due_at <= ? order by due_at, id limit 1 for update", Timestamp.from(now)).stream()
                .findFirst();
    }

    private List<Course> courses(String where, Object parameter) {
        return jdbc.sql(SELECT + where)
                .param(parameter)
                .query((row, index) -> new Course(rules.rule(row), row.getBoolean(5), List.of((String[])
                        row.getArray(6).getArray())))
                .list();
    }

    private void begin(Course course, Instant now) {
        var rule = course.rule();
        var victims = of(rule).begin(rule);
        var until = rule.limit().until();
        jdbc.sql("update trouble set begun_at = ?, due_at = ?, victims = ?, hits = ? where id = ?")
                .param(Timestamp.from(now))
                .param(until == null ? null : Timestamp.from(until))
                .param(victims.toArray(String[]::new))
                .param(victims.size())
                .param(rule.id())
                .update();
    }

    private void end(Course course) {
        of(course.rule()).end(course.rule(), course.victims());
        jdbc.sql("update trouble set due_at = null where id = ?")
                .param(course.rule().id())
                .update();
    }

    private Happening of(Rule rule) {
        return happenings.stream()
                .filter(one -> one.bringsAbout(rule.effect()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody brings about " + rule.effect()));
    }

    /** Whether this application can do an effect that happens by itself. */
    public boolean knows(Effect effect) {
        return happenings.stream().anyMatch(one -> one.bringsAbout(effect));
    }

    /** Stores rules, in this order; returns them with their ids. */
    @Transactional
    public List<Rule> order(List<Rule.Order> orders) {
        return order(orders, null, List.of());
    }

    /** The same for rules of a scenario, with the numbers of their steps. */
    @Transactional
    List<Rule> order(List<Rule.Order> orders, @Nullable Long scenario, List<Integer> steps) {
        var stored = rules.add(orders, scenario, steps);
        stored.stream().filter(rule -> rule.effect().happens()).forEach(rule -> of(rule).foresee(rule));
        return stored;
    }

    /** Removes a rule and ends what it has begun; false if there was none. */
    @Transactional
    public boolean remove(long id) {
        return remove(List.of(id));
    }

    /** Removes all rules, or all rules of a scenario. */
    @Transactional
    public void removeAll(@Nullable Long scenario) {
        remove(rules.ids(scenario));
    }

    private boolean remove(Collection<Long> ids) {
        var array = ids.toArray(Long[]::new);
        // locked first: a rule that is just beginning is waited for, and its victims are seen
        jdbc.sql("select id from trouble where id = any(?) order by id for update")
                .param(array)
                .query(Long.class)
                .list();
        for (var course : courses("id = any(?) and " + NOT_OVER, array)) {
            if (course.begun()) {
                end(course);
            }
            of(course.rule()).foresee(course.rule());
        }
        return rules.remove(ids);
    }

    @Override
    public String nextDue() {
        return "select min(due_at) from trouble where due_at is not null";
    }
}
