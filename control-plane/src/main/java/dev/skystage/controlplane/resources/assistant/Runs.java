package dev.skystage.controlplane.resources.assistant;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final GuestRules rules;

    Runs(JdbcClient jdbc, GuestRules rules) {
        this.jdbc = jdbc;
        this.rules = rules;
    }

    private record Invoked(
            String id,
            String accountId,
            String regionId,
            String commandId,
            String content,
            boolean enableParameter,
            String parameters,
            String username,
            int timeout,
            String repeatMode) {
        boolean isRehearsed() {
            return repeatMode.equals(Schedule.DRY_RUN);
        }

        /** The script that each guest runs, with the values of its parameters. */
        Function<Guest, String> scripts() {
            var script = Script.kept(content);
            if (!enableParameter) {
                return guest -> script.text();
            }
            var given = JsonMapper.shared().readValue(parameters, TEXTS);
            return guest -> script.with(values(given, guest)).text();
        }

        private Map<String, String> values(Map<String, String> given, Guest guest) {
            var values = new HashMap<>(given);
            values.put("ACS::RegionId", regionId);
            values.put("ACS::AccountId", accountId);
            values.put("ACS::InstanceId", guest.instanceId());
            values.put("ACS::InstanceName", guest.name());
            values.put("ACS::InvokeId", id);
            values.put("ACS::CommandId", commandId);
            return values;
        }
    }

    private record Ending(Instant at, int exitCode, String output, String failure) {}

    /** Begins one more run of an invocation on each of the guests. */
    void begin(String invocationId, List<Guest> guests, Instant now) {
        var invoked = jdbc.sql("""
            select id, account_id, region_id, command_id, content, enable_parameter,
                parameters::text as parameters, username, timeout, repeat_mode
            from invocation where id = ?
            """).param(invocationId).query(Invoked.class).single();
        var known = rules.all();
        var scripts = invoked.scripts();
        var endings = guests.stream()
                .map(guest -> ending(answer(known, guest, invoked, scripts), now, invoked.timeout()))
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

    private static Guest.Answer answer(
            List<GuestRules.Rule> rules, Guest guest, Invoked invoked, Function<Guest, String> scripts) {
        if (invoked.isRehearsed()) {
            return new Guest.Answer("", 0, Guest.SHORTEST);
        }
        var script = scripts.apply(guest);
        return GuestRules.answer(rules, guest, script).orElseGet(() -> guest.answer(script, invoked.username()));
    }

    private static Ending ending(Guest.Answer answer, Instant now, int timeout) {
        var limit = now.plusSeconds(timeout);
        var end = now.plus(answer.takes());
        return end.isAfter(limit)
                ? new Ending(limit, -1, "", Outcome.TIMEOUT)
                : new Ending(end, answer.exitCode(), Script.encode(answer.output()), "");
    }

    private static String[] instanceIds(List<Guest> guests) {
        return texts(guests.stream().map(Guest::instanceId).toList());
    }

    private static String[] texts(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }
}
