package dev.skystage.controlplane.resources.provisioninggroup;

import dev.skystage.controlplane.resources.instance.InstanceReleases;
import dev.skystage.persistence.instance.InstanceRows;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.persistence.provisioninggroup.ProvisioningGroup;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The instances of groups. */
@Component
public record GroupMembers(InstanceReleases releases, InstanceRows instances, JdbcClient jdbc) {
    private record Capacity(boolean spot, BigDecimal capacity) {}

    /** How much capacity exists: preemptible under true, other under false. */
    Map<Boolean, BigDecimal> capacity(String groupId) {
        return jdbc.sql("""
                        select p.spot, sum(p.weight) as capacity
                        from provisioning_group_instance p join instance i on i.id = p.instance_id
                        where p.group_id = ? and i.status <> 'RELEASING' group by 1
                        """).param(groupId).query(Capacity.class).list().stream()
                .collect(Collectors.toMap(Capacity::spot, Capacity::capacity));
    }

    /** The group's existing instances, the newest first. */
    public List<String> of(String groupId) {
        return jdbc.sql("""
                        select i.id from provisioning_group_instance p join instance i on i.id = p.instance_id
                        where p.group_id = ? and i.status <> 'RELEASING' order by i.id desc
                        """).param(groupId).query(String.class).list();
    }

    /** Forgets instances that have been released. */
    void forgetGone(String groupId) {
        jdbc.sql("delete from provisioning_group_instance p where group_id = ?"
                        + " and not exists (select from instance i where i.id = p.instance_id)")
                .param(groupId)
                .update();
    }

    /** Stores what is shown of a deleted group, and which of its instances stay. */
    void recordDeletion(ProvisioningGroup group, Instant now) {
        jdbc.sql("""
                        insert into deleted_provisioning_group (id, account_id, region_id, resource_group_id, tags, created_at,
                            name, type, settings, deleted_at)
                        select id, account_id, region_id, resource_group_id, tags, created_at, name, type, settings, ?
                        from provisioning_group where id = ?
                        """).params(Timestamp.from(now), group.id).update();
        jdbc.sql("""
                        delete from provisioning_group_instance p using deleted_provisioning_group g
                        where g.account_id = ? and p.group_id = g.id
                          and not exists (select from instance i where i.id = p.instance_id)
                        """).param(group.accountId).update();
    }

    /** Forgets all its instances; they go on without the group. */
    void forget(String groupId) {
        jdbc.sql("delete from provisioning_group_instance where group_id = ?")
                .param(groupId)
                .update();
    }

    private record Member(String id, BigDecimal weight, boolean spot) {}

    /** Releases the newest instances until this much capacity of each kind is gone; all of them without an excess. */
    void release(String groupId, @Nullable Map<Boolean, BigDecimal> excess, String cause) {
        var members = jdbc.sql("""
                        select i.id, p.weight, p.spot
                        from provisioning_group_instance p join instance i on i.id = p.instance_id
                        where p.group_id = ? and i.status <> 'RELEASING' order by i.id desc
                        """).param(groupId).query(Member.class).list();
        var going = new ArrayList<String>();
        for (var spot : List.of(true, false)) {
            var left = excess == null ? null : excess.getOrDefault(spot, BigDecimal.ZERO);
            for (var member : members) {
                if (member.spot == spot && (left == null || left.compareTo(member.weight) >= 0)) {
                    going.add(member.id);
                    left = left == null ? null : left.subtract(member.weight);
                }
            }
        }
        var rows = instances.lock(going).stream()
                .filter(row -> row.status() != InstanceStatus.RELEASING)
                .toList();
        if (!rows.isEmpty()) {
            releases.release(rows, cause);
        }
    }
}
