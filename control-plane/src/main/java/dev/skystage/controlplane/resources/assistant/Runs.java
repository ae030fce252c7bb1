package dev.skystage.controlplane.resources.assistant;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Single runs of commands. The output and the time of a run's end are known when it begins. So its status is a function
 * of time, and nothing is written when it ends.
 */
@Component
class Runs {
    static final String TIMEOUT = "TaskTimeout";
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final GuestRules rules;

    Runs(JdbcClient jdbc, GuestRules rules) {
        this.jdbc = jdbc;
        this.rules = rules;
    }

    private record Invoked(String content, String parameters, String username, int timeout) {
        /** The script that the guests run, with the values of its parameters. */
        String script() {
            return Script.kept(content)
                    .with(JsonMapper.shared().readValue(parameters, TEXTS))
                    .text();
        }
    }

    private record Ending(Instant at, int exitCode, String output, String failure) {}

    /** Begins one more run of an invocation on each of the guests. */
    void begin(String invocationId, List<Guest> guests, Instant now) {
        var invoked = jdbc.sql(
                        "select content, parameters::text as parameters, username, timeout from invocation where id = ?")
                .param(invocationId)
                .query(Invoked.class)
                .single();
        var known = rules.all();
        var script = invoked.script();
        var endings = guests.stream()
                .map(guest -> ending(
                        GuestRules.answer(known, guest, script)
                                .orElseGet(() -> guest.answer(script, invoked.username())),
                        now,
                        invoked.timeout()))
                .toList();
        jdbc.sql("""
                        with due as (
                            update invocation_target t set repeats = repeats + 1
                            from unnest(?::text[]) given(id)
                            where t.invocation_id = ? and t.instance_id = given.id and t.stopped_at is null
                            returning t.instance_id, t.repeats)
                        insert into invocation_run
                            (invocation_id, instance_id, number, started_at, ends_at, exit_code, output, failure)
                        select ?, due.instance_id, due.repeats, ?, x.ends_at::timestamptz, x.exit_code, x.output, x.failure
                        from unnest(?::text[], ?::text[], ?::int[], ?::text[], ?::text[])
                            x(id, ends_at, exit_code, output, failure)
                        join due on due.instance_id = x.id
                        """)
                .param(instanceIds(guests))
                .param(invocationId)
                .param(invocationId)
                .param(Timestamp.from(now))
                .param(instanceIds(guests))
                .param(texts(
                        endings.stream().map(ending -> ending.at().toString()).toList()))
                .param(endings.stream().mapToInt(Ending::exitCode).boxed().toArray(Integer[]::new))
                .param(texts(endings.stream().map(Ending::output).toList()))
                .param(texts(endings.stream().map(Ending::failure).toList()))
                .update();
    }

    private static Ending ending(Guest.Answer answer, Instant now, int timeout) {
        var limit = now.plusSeconds(timeout);
        var end = now.plus(answer.takes());
        return end.isAfter(limit)
                ? new Ending(limit, -1, "", TIMEOUT)
                : new Ending(end, answer.exitCode(), Script.encode(answer.output()), "");
    }

    private static String[] instanceIds(List<Guest> guests) {
        return texts(guests.stream().map(Guest::instanceId).toList());
    }

    private static String[] texts(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }
}
