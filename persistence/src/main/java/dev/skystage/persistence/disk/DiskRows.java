package dev.skystage.persistence.disk;

import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.StatusRows;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Statuses of disks in bulk. */
@Repository
public class DiskRows extends StatusRows<DiskStatus> {
    private static final String IN_SERVICE =
            "charge_type = 'PostPaid' and not 'financial' = any(locks)" + " and status not in ('DELETING', 'DELETED')";
    private static final String PAID = "overdue_since is not null and account_id = any(array("
            + "select account_id from account_money where overdue_since is null and suspended))";

    /** SQL: whether a disk is in service whose account is overdue, or out of service although its account has paid. */
    public static final String IS_ANY_UNPAID_OR_PAID =
            "(" + isAnyOfOverdue("disk", IN_SERVICE) + " or exists (select from disk where " + PAID + "))";

    /** The disks of an instance, twice named, with those that it shares with others. */
    public static final String IDS_OF = "select id from disk where instance_id = ?"
            + " union all select disk_id from disk_attachment where instance_id = ?";

    DiskRows(JdbcClient jdbc) {
        super(jdbc, "disk", DiskStatus.class);
    }

    /** The disks of an instance, without those that it shares with others. */
    public List<String> idsOf(String instanceId) {
        return jdbc.sql("select id from disk where instance_id = ? order by id")
                .param(instanceId)
                .query(String.class)
                .list();
    }

    /** Locks all disks of the instances, without those that they share with others. */
    public List<StatusRow<DiskStatus>> lockOf(Collection<String> instanceIds) {
        return select("instance_id = any(?)", instanceIds);
    }

    /** The same, and these that they share. */
    public List<StatusRow<DiskStatus>> lockOf(Collection<String> instanceIds, Collection<String> sharedIds) {
        return selectAll(
                "instance_id = any(?) or id = any(?)",
                instanceIds.toArray(String[]::new),
                sharedIds.toArray(String[]::new));
    }

    /** The instances that the account's disks are attached to, by disk; those that are missing are left out. */
    public Map<String, Set<String>> instancesOf(String accountId, Collection<String> diskIds) {
        var instances = new TreeMap<String, Set<String>>();
        jdbc.sql("select d.id, coalesce(d.instance_id, a.instance_id)"
                        + " from disk d left join disk_attachment a on a.disk_id = d.id"
                        + " where d.id = any(?) and d.account_id = ?")
                .param(diskIds.toArray(String[]::new))
                .param(accountId)
                .query(row -> {
                    var of = instances.computeIfAbsent(row.getString(1), id -> new TreeSet<>());
                    Optional.ofNullable(row.getString(2)).ifPresent(of::add);
                });
        return instances;
    }

    /** The cloud disks of the account's instance, without those that it shares with others. */
    public List<String> cloudDisksOf(String accountId, String instanceId) {
        return jdbc.sql("select id from disk where instance_id = ? and account_id = ? and category not like"
                        + " 'ephemeral%'")
                .params(instanceId, accountId)
                .query(String.class)
                .list();
    }

    /** The device names of the instance's data disks, including those that are being attached or detached. */
    public List<String> devicesOf(String instanceId) {
        return jdbc.sql("select device from disk where instance_id = ? and type = 'data' and device is not null"
                        + " union all select device from disk_attachment where instance_id = ?")
                .params(instanceId, instanceId)
                .query(String.class)
                .list();
    }

    public void writeAttached(Collection<StatusRow<DiskStatus>> rows, Instant attachedAt) {
        write(rows, ", attached_at = ?", Timestamp.from(attachedAt));
    }

    /** The system disk of an instance. */
    public String systemDiskOf(String instanceId) {
        return jdbc.sql("select id from disk where instance_id = ? and type = 'system'")
                .param(instanceId)
                .query(String.class)
                .single();
    }

    /** Writes which instances these locked disks are attached to, by disk; all get the same device name. */
    public void writeInstances(Map<String, String> instanceIds, String device) {
        jdbc.sql("update disk d set instance_id = x.instance, device = ? from unnest(?::text[], ?::text[])"
                        + " x(id, instance) where d.id = x.id")
                .param(device)
                .param(instanceIds.keySet().toArray(String[]::new))
                .param(instanceIds.values().toArray(String[]::new))
                .update();
    }

    /** Writes disks that could not be attached. */
    public void writeNotAttached(Collection<StatusRow<DiskStatus>> rows) {
        write(rows, ", instance_id = null, device = null, delete_with_instance = false");
    }

    /** Writes disks that are not attached any more. */
    public void writeDetached(Collection<StatusRow<DiskStatus>> rows, Instant detachedAt) {
        write(rows, ", instance_id = null, device = null, detached_at = ?", Timestamp.from(detachedAt));
    }

    /**
     * The disks that are released with their instance: those that are set to it or are part of its subscription, local
     * disks, and all disks of an instance with a security lock. Shared disks are not.
     */
    public Set<String> releasedWith(Collection<String> instanceIds) {
        return Set.copyOf(jdbc.sql("select d.id from disk d join instance i on i.id = d.instance_id"
                        + " where d.instance_id = any(?) and (d.delete_with_instance or d.charge_type = 'PrePaid'"
                        + " or d.category like 'local%' or d.category like 'ephemeral%' or 'security' = any(i.locks))")
                .param(instanceIds.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** Those of the instances that have a disk whose status is none of these. */
    public Set<String> instancesWithOther(Collection<String> instanceIds, Collection<DiskStatus> statuses) {
        return Set.copyOf(jdbc.sql("""
                        select instance_id from disk where instance_id = any(:instances) and status <> all(:statuses)
                        union
                        select a.instance_id from disk_attachment a join disk d on d.id = a.disk_id
                        where a.instance_id = any(:instances) and d.status <> all(:statuses)
                        """)
                .param("instances", instanceIds.toArray(String[]::new))
                .param("statuses", statuses.stream().map(Enum::name).toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /**
     * What a disk becomes.
     *
     * @param provisionedIops null to leave the number as it is
     */
    public record Spec(
            String id,
            String category,
            @Nullable String performanceLevel,
            @Nullable Long provisionedIops) {}

    /** Writes categories, levels and provisioned operations of locked disks. */
    public void writeSpecs(List<Spec> specs) {
        jdbc.sql("""
            update disk d set category = x.category, performance_level = x.level,
                provisioned_iops = case x.category when 'cloud_auto' then coalesce(x.iops, d.provisioned_iops) end,
                bursting_enabled = d.bursting_enabled and x.category = 'cloud_auto',
                version = d.version + 1
            from unnest(:ids::text[], :categories::text[], :levels::text[], :iops::bigint[])
                x(id, category, level, iops)
            where d.id = x.id
            """)
                .param("ids", specs.stream().map(Spec::id).toArray(String[]::new))
                .param("categories", specs.stream().map(Spec::category).toArray(String[]::new))
                .param("levels", specs.stream().map(Spec::performanceLevel).toArray(String[]::new))
                .param("iops", specs.stream().map(Spec::provisionedIops).toArray(Long[]::new))
                .update();
    }

    /**
     * Locks pay-as-you-go disks of overdue accounts that are still in service, but passes over those that are locked
     * already.
     */
    public List<String> lockUnpaid(int limit) {
        return free(isOfOverdue("disk", IN_SERVICE), limit);
    }

    /** Locks overdue disks of accounts that have paid, but passes over those that are locked already. */
    public List<String> lockPaid(int limit) {
        return free(PAID, limit);
    }

    private List<String> free(String where, int limit) {
        return selectFree(where, "id", limit).stream().map(StatusRow::id).toList();
    }

    /** Takes locked disks out of service for overdue payment. */
    public void writeOverdue(Collection<String> ids, Instant since) {
        jdbc.sql("update disk set locks = array_append(locks, 'financial'), overdue_since = ?, version = version + 1"
                        + " where id = any(?)")
                .param(Timestamp.from(since))
                .param(ids.toArray(String[]::new))
                .update();
    }

    /** Puts locked disks that were paid for back into service. */
    public void writePaid(Collection<String> ids) {
        jdbc.sql("update disk set locks = array_remove(locks, 'financial'), overdue_since = null, version = version + 1"
                        + " where id = any(?)")
                .param(ids.toArray(String[]::new))
                .update();
    }

    /** Removes released disks. */
    public void delete(Collection<String> ids) {
        jdbc.sql("delete from disk where id = any(?)")
                .param(ids.toArray(String[]::new))
                .update();
    }
}
