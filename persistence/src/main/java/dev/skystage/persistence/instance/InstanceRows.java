package dev.skystage.persistence.instance;

import dev.skystage.persistence.Renewal;
import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.StatusRows;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Statuses of instances in bulk. */
@Repository
public class InstanceRows extends StatusRows<InstanceStatus> {
    /** Begins with the failed hosts, because they are few. */
    private static final String ON_FAILED_HOST =
            "status = 'RUNNING' and id = any(array(select a.instance_id from host h"
                    + " join allocation a on a.host_id = h.id where h.status = 'Down'))";

    private static final String ON_LOCKED_HOST = "status = 'RUNNING' and dedicated_host_id = any(array("
            + "select id from dedicated_host where expired_at is not null and locks <> '{}'))";

    private static final String OVERDUE_RUNNING = "overdue_since is not null and status = 'RUNNING'";

    private static final String IN_SERVICE =
            "charge_type = 'PostPaid' and not 'financial' = any(locks) and status <> 'RELEASING'";

    /** SQL: when the next automatic release time comes. */
    public static final String NEXT_RELEASE =
            "select min(auto_release_at) from instance where auto_release_at is not null";

    /** SQL: when the next running subscription ends or is to be renewed. */
    public static final String NEXT_EXPIRY = """
            select least(
                (select expired_at from instance
                    where expired_at is not null and charge_type = 'PrePaid' and (status = 'RUNNING'
                        or renewal_status = 'AutoRenewal' and status <> 'RELEASING' and renewal_failed_at < expired_at)
                    order by expired_at limit 1),
                (select expired_at - interval '1 day' from instance
                    where expired_at is not null and charge_type = 'PrePaid' and status <> 'RELEASING'
                        and renewal_status = 'AutoRenewal' and renewal_failed_at is null
                    order by expired_at limit 1))
            """;

    /** SQL: whether an instance runs although its dedicated host has a lock. */
    public static final String IS_ANY_RUNNING_ON_LOCKED_HOST =
            "exists (select from instance where " + ON_LOCKED_HOST + ")";

    /** SQL: whether a running instance is on a host that has failed. */
    public static final String IS_ANY_ON_FAILED_HOST = "exists (select from instance where " + ON_FAILED_HOST + ")";

    /** SQL: whether an account is overdue and has a pay-as-you-go instance in service. */
    public static final String IS_ANY_UNPAID = isAnyOfOverdue("instance", IN_SERVICE);

    /** SQL: whether an overdue instance runs. */
    public static final String IS_ANY_OVERDUE_RUNNING = "exists (select from instance where " + OVERDUE_RUNNING + ")";

    /** SQL: since when the first overdue instance is overdue. */
    public static final String FIRST_OVERDUE =
            "(select min(overdue_since) from instance where overdue_since is not null and status <> 'RELEASING')";

    InstanceRows(JdbcClient jdbc) {
        super(jdbc, "instance", InstanceStatus.class);
    }

    /**
     * Writes statuses and what goes with them: the time at which an instance came into service; one that is stopped
     * without charge loses its public address; one that is being released is not due for release or interruption any
     * more; for a preemptible one that is started again the market is looked at again.
     */
    @Override
    public void write(Collection<StatusRow<InstanceStatus>> rows, Instant now) {
        write(rows, """
                , started_at = case when x.status = 'RUNNING' then ? else t.started_at end
                , network_changed_at = case when x.status = 'RUNNING' then null else t.network_changed_at end
                , public_ip = case when x.status = 'STOPPED' and t.status = 'STOPPING'
                    and t.stopped_mode = 'StopCharging' then null else t.public_ip end
                , auto_release_at = case when x.status = 'RELEASING' then null else t.auto_release_at end
                , spot_due_at = case when x.status = 'RELEASING' then null
                    when x.status = 'RUNNING' and t.spot_strategy = 'SpotWithPriceLimit'
                    then coalesce(t.spot_due_at, ?) else t.spot_due_at end
                """, Timestamp.from(now), Timestamp.from(now));
    }

    /** Locks instances whose release time has come, the earliest first. */
    public List<StatusRow<InstanceStatus>> lockDueForRelease(Instant now, int limit) {
        return selectFree("auto_release_at <= ?", "auto_release_at", limit, Timestamp.from(now));
    }

    /**
     * Locks subscriptions that renew themselves and end within a day, the earliest first. Those that could not be paid
     * for then are locked once more when they end.
     */
    public List<Renewal> lockForRenewal(Instant now, int limit) {
        return jdbc.sql("""
                        select id, coalesce(subscribed_at, created_at) as begun, expired_at, coalesce(auto_renew_period, 1) as length,
                            coalesce(auto_renew_unit, period_unit, 'Month') as unit
                        from instance
                        where expired_at <= cast(:now as timestamptz) + interval '1 day' and charge_type = 'PrePaid'
                            and renewal_status = 'AutoRenewal' and status <> 'RELEASING'
                            and (renewal_failed_at is null or expired_at <= :now and renewal_failed_at < expired_at)
                        order by expired_at limit :limit for no key update skip locked
                        """)
                .params(Map.of("now", Timestamp.from(now), "limit", limit))
                .query((row, index) -> new Renewal(
                        row.getString("id"),
                        row.getTimestamp("begun").toInstant(),
                        row.getTimestamp("expired_at").toInstant(),
                        row.getInt("length"),
                        row.getString("unit")))
                .list();
    }

    /** Writes the new ends of subscriptions, by id, also for the disks that they pay for. */
    public void writeExpiries(Map<String, Instant> ends) {
        jdbc.sql("""
                        with ends as (select * from unnest(?::text[], ?::timestamptz[]) x(id, expired_at)),
                        disks as (
                            update disk d set version = version + 1, expired_at = ends.expired_at from ends
                            where d.instance_id = ends.id and d.charge_type = 'PrePaid')
                        update instance i set version = version + 1, expired_at = ends.expired_at, renewal_failed_at = null
                        from ends where i.id = ends.id
                        """)
                .param(ends.keySet().toArray(String[]::new))
                .param(ends.values().stream().map(Timestamp::from).toArray(Timestamp[]::new))
                .update();
    }

    /** Notes that the renewals of these locked subscriptions could not be paid for. */
    public void writeFailedRenewals(Collection<String> ids, Instant now) {
        jdbc.sql("update instance set version = version + 1, renewal_failed_at = ? where id = any(?)")
                .params(Timestamp.from(now), ids.toArray(String[]::new))
                .update();
    }

    /** Locks instances that run although their dedicated host has a lock. */
    public List<StatusRow<InstanceStatus>> lockRunningOnLockedHosts(int limit) {
        return selectFree(ON_LOCKED_HOST, "id", limit);
    }

    /** Locks subscription instances that run although their period is over, the earliest first. */
    public List<StatusRow<InstanceStatus>> lockExpiredRunning(Instant now, int limit) {
        return selectFree(
                "expired_at <= ? and charge_type = 'PrePaid' and status = 'RUNNING'",
                "expired_at",
                limit,
                Timestamp.from(now));
    }

    /**
     * A running instance on a failed host, and what its owner, or the owner of its dedicated host, has chosen for that
     * case.
     */
    public record Stranded(StatusRow<InstanceStatus> row, String actionOnMaintenance) {}

    /** Locks running instances whose host has failed, but passes over those that are locked already. */
    public List<Stranded> lockOnFailedHosts(int limit) {
        return jdbc.sql("select id, account_id, region_id, version, status,"
                        + " case when exists (select from dedicated_host d where d.id = instance.dedicated_host_id"
                        + " and d.action_on_maintenance = 'Stop') then 'Stop' else action_on_maintenance end"
                        + " from instance"
                        + " where " + ON_FAILED_HOST + " order by id limit " + limit
                        + " for no key update skip locked")
                .query((row, index) -> new Stranded(row(row, index), row.getString(6)))
                .list();
    }

    /**
     * Locks pay-as-you-go instances of overdue accounts that are still in service, but passes over those that are
     * locked already.
     */
    public List<StatusRow<InstanceStatus>> lockUnpaid(int limit) {
        return selectFree(isOfOverdue("instance", IN_SERVICE), "id", limit);
    }

    /** Takes locked instances out of service for overdue payment. */
    public void writeOverdue(Collection<String> ids, Instant since) {
        jdbc.sql(
                        "update instance set locks = array_append(locks, 'financial'), overdue_since = ?, version = version + 1"
                                + " where id = any(?)")
                .param(Timestamp.from(since))
                .param(ids.toArray(String[]::new))
                .update();
    }

    /** Locks instances that run although they are overdue: those that were just starting when it happened. */
    public List<StatusRow<InstanceStatus>> lockOverdueRunning(int limit) {
        return selectFree(OVERDUE_RUNNING, "id", limit);
    }

    /** Locks instances that have been overdue since then or longer, the longest first. */
    public List<StatusRow<InstanceStatus>> lockOverdue(Instant since, int limit) {
        return selectFree(
                "overdue_since <= ? and status <> 'RELEASING'", "overdue_since", limit, Timestamp.from(since));
    }

    /** Removes released instances. */
    public void delete(Collection<String> ids) {
        jdbc.sql("delete from instance where id = any(?)")
                .param(ids.toArray(String[]::new))
                .update();
    }

    /** Writes the images of locked instances, by instance, and the columns that follow from them. */
    public void writeImages(Map<String, String> imageIds) {
        jdbc.sql("""
                        update instance i set image_id = m.id, os_type = m.os_type, os_name = m.os_name,
                            os_name_en = m.os_name_en, version = i.version + 1
                        from unnest(?::text[], ?::text[]) x(id, image) join image m on m.id = x.image
                        where i.id = x.id
                        """)
                .param(imageIds.keySet().toArray(String[]::new))
                .param(imageIds.values().toArray(String[]::new))
                .update();
    }
}
