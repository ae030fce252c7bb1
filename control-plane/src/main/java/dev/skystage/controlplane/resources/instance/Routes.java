package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.vpc.Cidr;
import dev.skystage.controlplane.resources.vpc.Networks;
import dev.skystage.persistence.eni.NetworkInterface;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.vpc.RouteEntry;
import dev.skystage.persistence.vpc.Vpc;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Ids;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds and removes custom entries of route tables. Next hops are instances and interfaces of the VPC. */
@Component
public record Routes(
        Regions regions,
        Networks networks,
        Quotas quotas,
        Resources resources,
        EntityManager entities,
        JdbcClient jdbc,
        Ids ids,
        CloudClock clock) {
    private static final String INSTANCE = "Instance";
    private static final String INTERFACE = "NetworkInterface";

    /** An entry that is wanted; the next hop is an instance unless its type says otherwise. */
    public record Wanted(
            String routeTableId,
            String block,
            @Nullable String nextHopType,
            @Nullable String nextHopId,
            @Nullable String name,
            @Nullable String description) {
        String hopType() {
            return nextHopType == null ? INSTANCE : nextHopType;
        }
    }

    /** An entry that is to go, by its id or by table, block and next hop. */
    public record Gone(
            @Nullable String id,
            @Nullable String routeTableId,
            @Nullable String block,
            @Nullable String nextHopId) {}

    /** Adds entries and gives their ids. */
    public List<String> add(Caller caller, String regionId, List<Wanted> wanted) {
        regions.require(regionId);
        var hops = hops(caller, regionId, wanted);
        var vpcs =
                lock(caller, regionId, wanted.stream().map(Wanted::routeTableId).toList());
        return wanted.stream()
                .map(entry -> add(entry, vpcs.get(entry.routeTableId), hops))
                .toList();
    }

    private String add(Wanted wanted, @Nullable Vpc vpc, Map<String, String> hops) {
        if (vpc == null) {
            throw new ApiException("InvalidRouteTableId.NotFound");
        }
        check(Texts.isName(wanted.name), "InvalidRouteEntryName.Malformed");
        check(Texts.isDescription(wanted.description), "InvalidDescription.Malformed");
        var block = Cidr.parse(wanted.block).orElseThrow(() -> new ApiException("InvalidCidrBlock.Malformed"));
        var hop = Texts.orEmpty(wanted.nextHopId);
        check(vpc.id.equals(hops.get(wanted.hopType() + hop)), "InvalidNextHopId.NotFound");
        check(
                !Cidr.SHARED.contains(block)
                        && networks.blocks(vpc.id).stream().noneMatch(part -> part.contains(block)),
                "RouterEntryConflict.Duplicated");
        var present = of(vpc.id);
        check(
                present.stream().noneMatch(entry -> entry.destinationCidrBlock.equals(block.toString())),
                "RouterEntryConflict.Duplicated");
        check(
                present.size() < quotas.maximum(vpc.accountId, vpc.regionId, Quota.ROUTE_ENTRIES_PER_TABLE),
                "QuotaExceeded");
        var entry = new RouteEntry();
        entry.id = ids.next("rte");
        entry.accountId = vpc.accountId;
        entry.regionId = vpc.regionId;
        entry.vpcId = vpc.id;
        entry.destinationCidrBlock = block.toString();
        entry.nextHopType = wanted.hopType();
        entry.nextHopId = hop;
        entry.name = Texts.orEmpty(wanted.name);
        entry.description = Texts.orEmpty(wanted.description);
        entry.createdAt = clock.now();
        entities.persist(entry);
        return entry.id;
    }

    /** The VPCs of the next hops by their types and ids; they are held so that they are not deleted meanwhile. */
    private Map<String, String> hops(Caller caller, String regionId, List<Wanted> wanted) {
        var vpcs = new HashMap<String, String>();
        for (var instance : resources.hold(Instance.class, caller, hopIds(wanted, INSTANCE))) {
            if (instance.regionId.equals(regionId)) {
                vpcs.put(INSTANCE + instance.id, instance.vpcId);
            }
        }
        for (var eni : resources.hold(NetworkInterface.class, caller, hopIds(wanted, INTERFACE))) {
            if (eni.regionId.equals(regionId)) {
                vpcs.put(INTERFACE + eni.id, eni.vpcId);
            }
        }
        return vpcs;
    }

    private static List<String> hopIds(List<Wanted> wanted, String type) {
        return wanted.stream()
                .filter(entry -> entry.hopType().equals(type))
                .map(entry -> Texts.orEmpty(entry.nextHopId))
                .distinct()
                .toList();
    }

    /** Removes entries. */
    public void remove(Caller caller, String regionId, List<Gone> gone) {
        regions.require(regionId);
        var tables = gone.stream()
                .map(entry -> entry.routeTableId == null ? tableOf(caller, regionId, entry.id) : entry.routeTableId)
                .toList();
        var vpcs = lock(caller, regionId, tables);
        for (var i = 0; i < gone.size(); i++) {
            var vpc = vpcs.get(tables.get(i));
            if (vpc == null) {
                throw new ApiException("InvalidRouteTableId.NotFound");
            }
            entities.remove(find(vpc, gone.get(i)));
        }
    }

    private RouteEntry find(Vpc vpc, Gone gone) {
        return of(vpc.id).stream()
                .filter(entry -> gone.id == null
                        ? entry.destinationCidrBlock.equals(gone.block)
                                && (gone.nextHopId == null || entry.nextHopId.equals(gone.nextHopId))
                        : entry.id.equals(gone.id))
                .findFirst()
                .orElseThrow(() -> new ApiException("InvalidRouteEntry.NotFound"));
    }

    private List<RouteEntry> of(String vpcId) {
        return entities.createQuery("from RouteEntry where vpcId = :vpc", RouteEntry.class)
                .setParameter("vpc", vpcId)
                .getResultList();
    }

    /** Locks the VPCs of the route tables, in their order; those that are missing are left out. */
    private Map<String, Vpc> lock(Caller caller, String regionId, List<String> routeTableIds) {
        var vpcIds = jdbc.sql("select id from vpc where account_id = ? and region_id = ? and route_table_id = any(?)")
                .params(caller.accountId(), regionId, routeTableIds.toArray(String[]::new))
                .query(String.class)
                .list();
        return resources.lock(Vpc.class, caller, vpcIds).stream()
                .collect(Collectors.toMap(vpc -> vpc.routeTableId, Function.identity()));
    }

    private String tableOf(Caller caller, String regionId, @Nullable String entryId) {
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
