package dev.skystage.controlplane.resources.vpc;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.persistence.vpc.RouteEntry;
import dev.skystage.persistence.vpc.Vpc;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Ids;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The route tables of VPCs with their custom entries. An entry is changed under the lock of its VPC. */
@Component
public record RouteTables(Resources resources, EntityManager entities, JdbcClient jdbc, Ids ids, CloudClock clock) {
    /** A new entry for traffic to the block. */
    public RouteEntry fresh(Vpc vpc, Cidr block) {
        var entry = new RouteEntry();
        entry.id = ids.next("rte");
        entry.accountId = vpc.accountId;
        entry.regionId = vpc.regionId;
        entry.vpcId = vpc.id;
        entry.destinationCidrBlock = block.toString();
        entry.createdAt = clock.now();
        return entry;
    }

    public void add(RouteEntry entry) {
        entities.persist(entry);
    }

    public void remove(RouteEntry entry) {
        entities.remove(entry);
    }

    /** The custom entries of the table of a locked VPC. */
    public List<RouteEntry> entries(Vpc vpc) {
        return entities.createQuery("from RouteEntry where vpcId = :vpc", RouteEntry.class)
                .setParameter("vpc", vpc.id)
                .getResultList();
    }

    /** Locks the VPCs of the route tables, in their order; those that are missing are left out. */
    public Map<String, Vpc> lock(Caller caller, String regionId, List<String> routeTableIds) {
        var vpcIds = jdbc.sql("select id from vpc where account_id = ? and region_id = ? and route_table_id = any(?)")
                .params(caller.accountId(), regionId, routeTableIds.toArray(String[]::new))
                .query(String.class)
                .list();
        return resources.lock(Vpc.class, caller, vpcIds).stream()
                .collect(Collectors.toMap(vpc -> vpc.routeTableId, Function.identity()));
    }

    /** The table in which an entry of the caller stands. */
    public String of(Caller caller, String regionId, @Nullable String entryId) {
        return jdbc.sql("""
                        select v.route_table_id from route_entry r join vpc v on v.id = r.vpc_id
                        where r.id = ? and r.account_id = ? and r.region_id = ?
                        """)
                .params(Texts.orEmpty(entryId), caller.accountId(), regionId)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new ApiException("InvalidRouteEntry.NotFound"));
    }
}
