package dev.skystage.scheduler.trouble;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.skystage.scheduler.clock.CloudClock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Scenarios: rules that follow each other in time. Each step is a window of cloud time for its rules. So nothing has to
 * run a scenario, and its progress follows from the time.
 */
@Component
public class Scenarios {
    private final JdbcClient jdbc;
    private final Rules rules;
    private final Happenings happenings;
    private final CloudClock clock;
    private final JsonMapper json;

    /**
     * When a step begins, counted from the posting of the scenario, and how long it lasts; if that is absent, until it
     * is cancelled.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Window(
            Duration at, @JsonProperty("for") @Nullable Duration lasts) {
        Limit of(Limit limit, Instant begin) {
            var from = begin.plus(at);
            return limit.within(from, lasts == null ? null : from.plus(lasts));
        }
    }

    /** The rules for one window. */
    public record Step(Window window, List<Rule.Order> rules) {}

    /** The state of a step or of a scenario. */
    public enum State {
        WAITING,
        UNDER_WAY,
        OVER
    }

    /** A step with what its rules have done. */
    public record Stage(Window window, Instant from, State state, List<Rules.Stored> rules) {}

    /** A scenario with what its rules have done. */
    public record Posted(long id, String name, Instant postedAt, State state, List<Stage> stages) {}

    private record Row(long id, String name, Instant postedAt, List<Window> windows) {}

    public Scenarios(JdbcClient jdbc, Rules rules, Happenings happenings, CloudClock clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.happenings = happenings;
        this.clock = clock;
        this.json = json;
    }

    /** Stores a scenario that begins now; returns its id. */
    @Transactional
    public long post(String name, List<Step> steps) {
        var now = clock.now();
        var id = jdbc.sql("insert into scenario (name, posted_at, steps) values (?, ?, ?::jsonb) returning id")
                .param(name)
                .param(Timestamp.from(now))
                .param(json.writeValueAsString(steps.stream().map(Step::window).toList()))
                .query(Long.class)
                .single();
        var orders = new ArrayList<Rule.Order>();
        var numbers = new ArrayList<Integer>();
        for (var number = 0; number < steps.size(); number++) {
            var step = steps.get(number);
            for (var order : step.rules()) {
                orders.add(new Rule.Order(order.scope(), step.window().of(order.limit(), now), order.effect()));
                numbers.add(number);
            }
        }
        happenings.order(orders, id, numbers);
        return id;
    }

    /** A page of the scenarios, oldest first. */
    public List<Posted> page(long after, int limit) {
        return jdbc
                .sql("select id, name, posted_at, steps from scenario where id > ? order by id limit ?")
                .params(after, limit)
                .query((row, index) -> row(row))
                .list()
                .stream()
                .map(this::posted)
                .toList();
    }

    /** Cancels what has not happened yet and ends what is in force; false if there was no such scenario. */
    @Transactional
    public boolean cancel(long id) {
        var found = jdbc.sql("delete from scenario where id = ?").param(id).update() == 1;
        if (found) {
            happenings.removeAll(id);
        }
        return found;
    }

    private Posted posted(Row row) {
        var stored = rules.ofScenario(row.id());
        var stages = IntStream.range(0, row.windows().size())
                .mapToObj(number -> {
                    var own = stored.stream()
                            .filter(rule -> rule.step() == number)
                            .toList();
                    var window = row.windows().get(number);
                    var from = row.postedAt().plus(window.at());
                    return new Stage(window, from, state(from, window.lasts(), own), own);
                })
                .toList();
        var state = stages.stream().allMatch(stage -> stage.state() == State.OVER)
                ? State.OVER
                : stages.stream().allMatch(stage -> stage.state() == State.WAITING) ? State.WAITING : State.UNDER_WAY;
        return new Posted(row.id(), row.name(), row.postedAt(), state, stages);
    }

    private State state(Instant from, @Nullable Duration lasts, List<Rules.Stored> rules) {
        var now = clock.now();
        if (now.isBefore(from)) {
            return State.WAITING;
        }
        var over = lasts == null ? rules.stream().allMatch(Rules.Stored::over) : !now.isBefore(from.plus(lasts));
        return over ? State.OVER : State.UNDER_WAY;
    }

    private Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong(1),
                row.getString(2),
                row.getTimestamp(3).toInstant(),
                List.of(json.readValue(row.getString(4), Window[].class)));
    }
}
