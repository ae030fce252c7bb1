package dev.skystage.controlplane.resources.provisioninggroup;

import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Ids;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The histories of groups. */
@Component
public record GroupHistory(JdbcClient jdbc, CloudClock clock, Ids ids, JsonMapper json) {
    /** Stores the results of a run. */
    void add(String groupId, List<LaunchResult> results) {
        var had = results.stream().anyMatch(result -> result.amount() > 0);
        var failed = results.stream().anyMatch(result -> result.errorCode() != null);
        var status = !failed ? "success" : had ? "partSuccess" : "failed";
        var details = results.stream().map(Activity::of).toList();
        jdbc.sql("insert into provisioning_group_activity (id, group_id, status, started_at, details)"
                        + " values (?, ?, ?, ?, ?::jsonb)")
                .params(
                        ids.next("apg-task"),
                        groupId,
                        status,
                        Timestamp.from(clock.now()),
                        json.writeValueAsString(details))
                .update();
    }

    /** One run of a group; the details are {@link Activity} in JSON. */
    public record Run(String id, String status, Timestamp startedAt, String details) {}

    /** The runs of the group between these times, the newest first. */
    public List<Run> between(String groupId, @Nullable Instant from, @Nullable Instant to) {
        return jdbc.sql("""
                        select id, status, started_at, details::text as details from provisioning_group_activity
                        where group_id = :id
                          and started_at between coalesce(:from::timestamptz, '-infinity')
                              and coalesce(:to::timestamptz, 'infinity')
                        order by id desc
                        """)
                .param("id", groupId)
                .param("from", from == null ? null : from.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("to", to == null ? null : to.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .query(Run.class)
                .list();
    }

    /** The steps of a run. */
    public List<Activity> details(Run run) {
        return List.of(json.readValue(run.details, Activity[].class));
    }

    void forget(String groupId) {
        jdbc.sql("delete from provisioning_group_activity where group_id = ?")
                .param(groupId)
                .update();
    }
}
