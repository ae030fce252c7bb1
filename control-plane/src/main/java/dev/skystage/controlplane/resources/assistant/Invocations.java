package dev.skystage.controlplane.resources.assistant;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.ResourceType;
import dev.skystage.controlplane.resources.identity.Authorizer;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Ids;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs commands on instances, now or later, and stops them. It takes as many statements for a thousand instances as for
 * one.
 */
@Component
public class Invocations {
    private static final int MOST_TARGETS = 100;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final Runs runs;
    private final Ids ids;
    private final CloudClock clock;
    private final Authorizer authorizer;
    private final Guests guests;

    Invocations(JdbcClient jdbc, Runs runs, Ids ids, CloudClock clock, Authorizer authorizer, Guests guests) {
        this.guests = guests;
        this.authorizer = authorizer;
        this.jdbc = jdbc;
        this.runs = runs;
        this.ids = ids;
        this.clock = clock;
    }

    /** Runs the order on the instances, or begins to repeat it there; returns the id of the invocation. */
    public String invoke(Caller caller, String regionId, Order order, List<Guest> guests) {
        var id = ids.next(order.file() == null ? "t" : "f");
        var now = clock.now();
        jdbc.sql("""
            insert into invocation (id, account_id, region_id, command_id, command_name, description, type,
                content, working_dir, timeout, username, enable_parameter, parameters, tags, resource_group_id, repeat_mode,
                frequency, created_at, next_run_at, file)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?, ?::jsonb)
            """)
                .params(
                        id,
                        caller.accountId(),
                        regionId,
                        order.commandId(),
                        order.name(),
                        order.description(),
                        order.type(),
                        order.script().base64(),
                        order.workingDir(),
                        order.timeout(),
                        order.username(),
                        order.enableParameter(),
                        JSON.writeValueAsString(order.parameters()),
                        JSON.writeValueAsString(order.tags()),
                        order.resourceGroupId(),
                        order.schedule().mode(),
                        order.schedule().frequency(),
                        Timestamp.from(now))
                .param(stored(first(order.schedule(), now)))
                .param(order.file())
                .update();
        addTargets(id, guests.stream().map(Guest::instanceId).toList());
        jdbc.sql("update command set invoke_times = invoke_times + 1 where id = ? and account_id = ?")
                .param(order.commandId())
                .param(caller.accountId())
                .update();
        if (order.schedule().isAtOnce()) {
            runs.begin(id, guests, now);
        }
        return id;
    }

    /** The first run of what is repeated; something that would never run is refused. */
    private static @Nullable Instant first(Schedule schedule, Instant now) {
        if (schedule.frequency().isEmpty()) {
            return null;
        }
        var first = Frequency.parse(schedule.frequency()).orElseThrow().after(now);
        check(first != null, "InvalidParam.Frequency");
        return first;
    }

    private static @Nullable Timestamp stored(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    /**
     * Stops an invocation on some of its instances, or on all: what runs is ended, and nothing is run later. What has
     * ended stays as it is. An instance on which it was never to run is refused.
     */
    public void stop(Caller caller, String regionId, String invokeId, @Nullable List<String> instanceIds) {
        var targets = lock(caller, regionId, invokeId);
        check(instanceIds == null || targets.containsAll(instanceIds), "InvalidInstanceId.NotFound");
        var now = Timestamp.from(clock.now());
        var some = instanceIds == null || instanceIds.isEmpty() ? null : instanceIds.toArray(String[]::new);
        jdbc.sql("""
                        update invocation_run set stopped_at = :now
                        where invocation_id = :id and stopped_at is null and ends_at > :now
                          and (:some::text[] is null or instance_id = any(:some::text[]))
                        """).params(named(invokeId, now, some)).update();
        jdbc.sql("""
            update invocation_target t set stopped_at = :now from invocation i
            where t.invocation_id = :id and i.id = :id and i.repeat_mode not in ('Once', 'DryRun') and t.stopped_at is null
              and (:some::text[] is null or t.instance_id = any(:some::text[]))
            """).params(named(invokeId, now, some)).update();
        jdbc.sql("""
                        update invocation set next_run_at = null where id = :id and not exists
                          (select from invocation_target where invocation_id = :id and stopped_at is null)
                        """).param("id", invokeId).update();
    }

    private static Map<String, @Nullable Object> named(String id, Timestamp now, String @Nullable [] some) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("id", id);
        parameters.put("now", now);
        parameters.put("some", some);
        return parameters;
    }

    /** Locks an invocation, and asks whether the caller may use the instances on which it runs; returns these. */
    private Set<String> lock(Caller caller, String regionId, String invokeId) {
        var locked = jdbc.sql("select id from invocation where account_id = ? and region_id = ? and id = ? for update")
                .params(caller.accountId(), regionId, invokeId)
                .query(String.class)
                .optional();
        check(locked.isPresent(), "InvalidInvokeId.NotFound");
        var instanceIds = jdbc.sql("select instance_id from invocation_target where invocation_id = ?")
                .param(invokeId)
                .query(String.class)
                .set();
        authorizer.checkFound(caller, regionId, ResourceType.INSTANCE, instanceIds);
        return instanceIds;
    }

    /**
     * What is to be changed of a repeated invocation.
     *
     * @param parameters other values of the names in the script, as a JSON object
     * @param more instances on which it is to run as well
     */
    public record Change(
            @Nullable Script script,
            @Nullable String parameters,
            @Nullable String frequency,
            List<String> more) {}

    private record Repeated(String commandId, String type, String content, String repeatMode, boolean goesOn) {}

    /** Changes what a repeated invocation runs, when, and on which instances; returns the id of its command. */
    public String change(Caller caller, String regionId, String invokeId, Change change) {
        var targets = new HashSet<>(lock(caller, regionId, invokeId));
        var repeated = jdbc.sql("""
                        select command_id, type, content, repeat_mode, (repeat_mode <> 'Period' or next_run_at is not null)
                            and exists (select from invocation_target where invocation_id = id and stopped_at is null)
                            as goes_on
                        from invocation where id = ?
                        """).param(invokeId).query(Repeated.class).single();
        check(!Schedule.isAtOnce(repeated.repeatMode), "InvalidOperation.RepeatModeUnsupported");
        check(repeated.goesOn, "InvalidOperation.InvokeAlreadyFinished");
        if (!change.more.isEmpty()) {
            guests.checkKind(caller, regionId, change.more, repeated.type);
            targets.addAll(change.more);
            check(targets.size() <= MOST_TARGETS, "InvalidInstanceId.CountLimitExceeded", "" + MOST_TARGETS);
            addTargets(invokeId, change.more);
        }
        var script = change.script;
        if (script != null) {
            jdbc.sql("update invocation set content = ? where id = ?")
                    .param(script.base64())
                    .param(invokeId)
                    .update();
        }
        if (change.parameters != null) {
            var values = Commands.parameters(
                    change.parameters, script == null ? Script.kept(repeated.content) : script, true);
            jdbc.sql("update invocation set parameters = ?::jsonb, enable_parameter = true where id = ?")
                    .param(JSON.writeValueAsString(values))
                    .param(invokeId)
                    .update();
        }
        var frequency = change.frequency;
        if (frequency != null && !frequency.isEmpty()) {
            var next = first(Schedule.of(true, frequency, null), clock.now());
            jdbc.sql("update invocation set frequency = ?, next_run_at = ? where id = ? and repeat_mode = 'Period'")
                    .param(frequency)
                    .param(stored(next))
                    .param(invokeId)
                    .update();
        }
        return repeated.commandId;
    }

    /** Those on which it was stopped stay as they are. */
    private void addTargets(String invokeId, List<String> instanceIds) {
        jdbc.sql("""
                        insert into invocation_target (invocation_id, instance_id, repeats) select ?, unnest(?::text[]), 0
                        on conflict do nothing
                        """).param(invokeId).param(instanceIds.toArray(String[]::new)).update();
    }
}
