package dev.skystage.controlplane.resources.assistant;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Paging;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.TagView;
import dev.skystage.controlplane.api.Tags;
import dev.skystage.scheduler.clock.CloudClock;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads invocations, their instances and their runs, with their statuses as of now. */
@Component
public class InvocationReader {
    /** The status of a run {@code r}. */
    private static final String RUN_STATUS = """
            case when r.number is null then 'Running' when r.stopped_at is not null then 'Stopped'
                 when r.ends_at > :now then 'Running' when r.failure <> '' or r.exit_code <> 0 then 'Failed'
                 else 'Finished' end""";

    /**
     * The status of a target {@code t} of an invocation {@code i}, whose last run is {@code r}. What is repeated counts
     * as running until it is stopped or has no time left.
     */
    private static final String TARGET_STATUS = "case when t.stopped_at is not null then 'Stopped'"
            + " when i.repeat_mode = 'EveryReboot' or i.next_run_at is not null then 'Running' else " + RUN_STATUS
            + " end";

    private static final String TARGETS = " invocation_target t left join invocation_run r on r.invocation_id ="
            + " t.invocation_id and r.instance_id = t.instance_id and r.number = t.repeats";

    /** The status of an invocation {@code i}: that of all its targets together. */
    private static final String STATUS =
            """
            (select case when bool_or(s = 'Running') then 'Running' when bool_and(s = 'Stopped') then 'Stopped'
                         when bool_and(s = 'Failed') then 'Failed' when bool_or(s = 'Failed') then 'PartialFailed'
                         else 'Finished' end
             from (select\s""" + TARGET_STATUS + " as s from" + TARGETS + " where t.invocation_id = i.id) x)";

    /** Whether nothing of an invocation {@code i} runs now. */
    private static final String IDLE = "not exists (select from" + TARGETS
            + " where t.invocation_id = i.id and r.stopped_at is null and r.ends_at > :now)";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> TAGS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final CloudClock clock;

    InvocationReader(JdbcClient jdbc, CloudClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An invocation. */
    public record Invocation(
            String id,
            String commandId,
            String commandName,
            String description,
            String type,
            String content,
            String workingDir,
            int timeout,
            String username,
            String parameters,
            String repeatMode,
            String frequency,
            Instant createdAt,
            String status,
            boolean waiting,
            String tags,
            @Nullable String file) {
        public boolean isTimed() {
            return !Schedule.isAtOnce(repeatMode);
        }

        public List<TagView> tagViews() {
            return read(tags);
        }
    }

    /** An instance of an invocation with its last run; what has not happened yet is null. */
    public record Target(
            String invocationId,
            String instanceId,
            String status,
            int repeats,
            @Nullable Instant startedAt,
            @Nullable Instant endsAt,
            @Nullable Instant stoppedAt,
            @Nullable Integer exitCode,
            @Nullable String output,
            @Nullable String failure,
            boolean waiting)
            implements Outcome.Run {}

    /** One run. */
    public record Run(
            String key,
            String invocationId,
            String commandId,
            String instanceId,
            String username,
            String status,
            int number,
            Instant startedAt,
            Instant endsAt,
            @Nullable Instant stoppedAt,
            int exitCode,
            String output,
            String failure,
            String tags)
            implements Outcome.Run {
        @Override
        public boolean waiting() {
            return false;
        }

        public List<TagView> tagViews() {
            return read(tags);
        }
    }

    /** Conditions on invocations {@code i} and runs {@code r}, with the values of their named parameters. */
    public static final class Where {
        private final StringBuilder sql = new StringBuilder();
        private final Map<String, Object> values = new HashMap<>();

        /**
         * Adds a condition unless its value is null or empty; the condition contains the value's name after a colon.
         */
        public Where and(String condition, String name, @Nullable Object value) {
            if (value != null && !value.equals("")) {
                sql.append(" and ").append(condition);
                values.put(name, value);
            }
            return this;
        }

        /** Adds a condition on the status of the invocation, in either spelling. */
        public Where status(@Nullable String status) {
            if ("Scheduled".equals(status)) {
                return and(STATUS + " = :status and " + IDLE, "status", "Running");
            }
            return and(STATUS + " = :status", "status", older(status));
        }

        /** Adds a condition on the status of the run, in either spelling. */
        public Where runStatus(@Nullable String status) {
            return and(RUN_STATUS + " = :status", "status", older(status));
        }

        private static @Nullable String older(@Nullable String status) {
            return "Success".equals(status) ? "Finished" : status;
        }

        /** Adds that the invocation has all these tags; one without a value asks for its key alone. */
        public Where tags(@Nullable List<Tag> tags) {
            var wanted = Tags.wanted(tags);
            for (var n = 0; n < wanted.size(); n++) {
                var tag = wanted.get(n);
                and("jsonb_exists(i.tags, :key" + n + ")", "key" + n, tag.name());
                and("i.tags ->> :key%1$d = :value%1$d".formatted(n), "value" + n, tag.value());
            }
            return this;
        }
    }

    private static List<TagView> read(String tags) {
        return TagView.of(JSON.readValue(tags, TAGS));
    }

    /** Invocations, the newest first. */
    public Paging.Page<Invocation> invocations(Caller caller, String regionId, Where where, Paging paging) {
        var from = " from invocation i where i.account_id = :account and i.region_id = :region" + where.sql;
        var columns = "select i.id, i.command_id, i.command_name, i.description, i.type, i.content, i.working_dir,"
                + " i.timeout, i.username, i.parameters::text as parameters, i.repeat_mode, i.frequency, i.created_at,"
                + " i.file::text as file, i.tags::text as tags, " + IDLE + " as waiting, " + STATUS + " as status";
        var values = values(caller, regionId, where, paging);
        var rows = jdbc.sql(columns + from + (paging.after() == null ? "" : " and i.id < :after")
                        + " order by i.id desc" + paging.window())
                .params(values)
                .query(Invocation.class)
                .list();
        return paging.page(rows, Invocation::id, () -> count(from, values));
    }

    /** The instances of these invocations. */
    public List<Target> targets(List<String> invocationIds, @Nullable String instanceId) {
        var values = new HashMap<String, Object>();
        values.put("now", Timestamp.from(clock.now()));
        values.put("ids", invocationIds.toArray(String[]::new));
        values.put("instance", instanceId == null ? "" : instanceId);
        return jdbc.sql("select t.invocation_id, t.instance_id, t.repeats, r.started_at, r.ends_at,"
                        + " coalesce(r.stopped_at, t.stopped_at) as stopped_at, r.exit_code, r.output, r.failure,"
                        + " (r.number is null or r.stopped_at is not null or r.ends_at <= :now) as waiting, "
                        + TARGET_STATUS + " as status from invocation i join"
                        + TARGETS.replaceFirst(" left join", " on t.invocation_id = i.id left join")
                        + " where i.id = any(:ids) and (:instance = '' or t.instance_id = :instance) order by"
                        + " t.instance_id")
                .params(values)
                .query(Target.class)
                .list();
    }

    /** Runs: the newest invocation first, and the last run of an instance first. */
    public Paging.Page<Run> runs(Caller caller, String regionId, Where where, boolean history, Paging paging) {
        var key = "r.invocation_id || '/' || r.instance_id || '/' || lpad(r.number::text, 9, '0')";
        var from = " from invocation i join invocation_run r on r.invocation_id = i.id"
                + (history
                        ? ""
                        : " join invocation_target t on t.invocation_id = r.invocation_id"
                                + " and t.instance_id = r.instance_id and t.repeats = r.number")
                + " where i.account_id = :account and i.region_id = :region" + where.sql;
        var values = values(caller, regionId, where, paging);
        var rows = jdbc.sql("select " + key + " as key, r.invocation_id, i.command_id, r.instance_id, i.username, "
                        + RUN_STATUS + " as status, r.number, r.started_at, r.ends_at, r.stopped_at, r.exit_code,"
                        + " r.output, r.failure, i.tags::text as tags" + from
                        + (paging.after() == null ? "" : " and " + key + " < :after")
                        + " order by key desc" + paging.window())
                .params(values)
                .query(Run.class)
                .list();
        return paging.page(rows, Run::key, () -> count(from, values));
    }

    /** How many runs are under way on each of these instances; those without any are left out. */
    public Map<String, Long> running(List<String> instanceIds) {
        return jdbc
                .sql("""
                    select instance_id, count(*) from invocation_run
                    where instance_id = any(?) and stopped_at is null and ends_at > ? group by 1
                    """)
                .param(instanceIds.toArray(String[]::new))
                .param(Timestamp.from(clock.now()))
                .query((row, index) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<String, Object> values(Caller caller, String regionId, Where where, Paging paging) {
        var values = new HashMap<String, Object>(where.values);
        values.put("account", caller.accountId());
        values.put("region", regionId);
        values.put("now", Timestamp.from(clock.now()));
        if (paging.after() != null) {
            values.put("after", paging.after());
        }
        return values;
    }

    private long count(String from, Map<String, Object> values) {
        return jdbc.sql("select count(*)" + from)
                .params(values)
                .query(Long.class)
                .single();
    }
}
