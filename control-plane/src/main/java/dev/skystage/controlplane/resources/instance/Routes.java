package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.identity.Authorizer;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.vpc.Cidr;
import dev.skystage.controlplane.resources.vpc.Networks;
import dev.skystage.controlplane.resources.vpc.RouteTables;
import dev.skystage.persistence.vpc.RouteEntry;
import dev.skystage.persistence.vpc.Vpc;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adds and removes custom entries of route tables. Next hops are instances and interfaces of the VPC. */
@Component
public record Routes(
        Regions regions,
        Networks networks,
        RouteTables tables,
        NextHops nextHops,
        Quotas quotas,
        Authorizer authorizer) {
    /** An entry to add; the next hop is an instance unless its type says otherwise. */
    public record Wanted(
            String routeTableId,
            String block,
            @Nullable String nextHopType,
            @Nullable String nextHopId,
            @Nullable String name,
            @Nullable String description) {
        String hopType() {
            return nextHopType == null ? NextHops.INSTANCE : nextHopType;
        }
    }

    /** An entry to remove, given by its id or by table, block and next hop. */
    public record Gone(
            @Nullable String id,
            @Nullable String routeTableId,
            @Nullable String block,
            @Nullable String nextHopId) {}

    /** What the caller must be allowed to touch when entries are given by their ids: their tables. */
    private record Tables(String regionId, List<String> routeTableIds) {}

    /** What a new entry must not collide with: read once per table, and kept up to date while entries are added. */
    private record Table(Vpc vpc, List<Cidr> vSwitches, Set<String> destinations, int most) {}

    /** Adds entries and returns their ids. */
    public List<String> add(Caller caller, String regionId, List<Wanted> wanted) {
        regions.require(regionId);
        var hops = nextHops.of(caller, regionId, wanted);
        var vpcs = tables.lock(
                caller, regionId, wanted.stream().map(Wanted::routeTableId).toList());
        var known = known(vpcs.values(), quotas.maximum(caller.accountId(), regionId, Quota.ROUTE_ENTRIES_PER_TABLE));
        var entries = wanted.stream()
                .map(entry -> made(entry, known.get(entry.routeTableId), hops))
                .toList();
        tables.add(entries, caller.requestId());
        return entries.stream().map(entry -> entry.id).toList();
    }

    private Map<String, Table> known(Collection<Vpc> vpcs, int most) {
        var blocks = networks.blocks(vpcs.stream().map(vpc -> vpc.id).toList());
        var entries = tables.entries(vpcs);
        return vpcs.stream()
                .collect(Collectors.toMap(
                        vpc -> vpc.routeTableId,
                        vpc -> new Table(
                                vpc,
                                blocks.getOrDefault(vpc.id, List.of()),
                                entries.getOrDefault(vpc.id, List.of()).stream()
                                        .map(entry -> entry.destinationCidrBlock)
                                        .collect(Collectors.toCollection(HashSet::new)),
                                most)));
    }

    private RouteEntry made(Wanted wanted, @Nullable Table table, Map<String, String> hops) {
        if (table == null) {
            throw new ApiException("InvalidRouteTableId.NotFound");
        }
        check(Texts.isName(wanted.name), "InvalidRouteEntryName.Malformed");
        check(Texts.isDescription(wanted.description), "InvalidDescription.Malformed");
        var block = Cidr.parse(wanted.block).orElseThrow(() -> new ApiException("InvalidCidrBlock.Malformed"));
        var hop = Texts.orEmpty(wanted.nextHopId);
        check(table.vpc.id.equals(hops.get(wanted.hopType() + hop)), "InvalidNextHopId.NotFound");
        check(
                !Cidr.SHARED.contains(block)
                        && table.vSwitches.stream().noneMatch(part -> part.contains(block))
                        && !table.destinations.contains(block.toString()),
                "RouterEntryConflict.Duplicated");
        check(table.destinations.size() < table.most, "QuotaExceeded");
        table.destinations.add(block.toString());
        var entry = tables.fresh(table.vpc, block);
        entry.nextHopType = wanted.hopType();
        entry.nextHopId = hop;
        entry.name = Texts.orEmpty(wanted.name);
        entry.description = Texts.orEmpty(wanted.description);
        return entry;
    }

    /** Removes entries. */
    public void remove(Caller caller, String regionId, List<Gone> gone) {
        regions.require(regionId);
        var tableIds = tables(caller, regionId, gone);
        var vpcs = tables.lock(caller, regionId, tableIds);
        var entries = tables.entries(vpcs.values());
        for (var i = 0; i < gone.size(); i++) {
            var vpc = vpcs.get(tableIds.get(i));
            if (vpc == null) {
                throw new ApiException("InvalidRouteTableId.NotFound");
            }
            var left = entries.getOrDefault(vpc.id, List.of());
            var entry = find(left, gone.get(i));
            tables.remove(entry);
            left.remove(entry);
        }
    }

    /** An entry given by its id, in its locked VPC. */
    public RouteEntry lock(Caller caller, String regionId, String id) {
        regions.require(regionId);
        var named = new Gone(id, null, null, null);
        var vpcs = tables.lock(caller, regionId, tables(caller, regionId, List.of(named)));
        var entries = tables.entries(vpcs.values()).values().stream()
                .flatMap(List::stream)
                .toList();
        return find(entries, named);
    }

    /** The table of each entry that is to be removed or changed. */
    private List<String> tables(Caller caller, String regionId, List<Gone> gone) {
        var ids = gone.stream()
                .filter(entry -> entry.routeTableId == null)
                .map(entry -> Texts.orEmpty(entry.id))
                .toList();
        if (ids.isEmpty()) {
            return gone.stream().map(entry -> Texts.orEmpty(entry.routeTableId)).toList();
        }
        var found = tables.of(caller, regionId, ids);
        check(found.keySet().containsAll(ids), "InvalidRouteEntry.NotFound");
        authorizer.checkNamed(caller, new Tables(regionId, List.copyOf(new TreeSet<>(found.values()))));
        return gone.stream()
                .map(entry ->
                        entry.routeTableId == null ? Objects.requireNonNull(found.get(entry.id)) : entry.routeTableId)
                .toList();
    }

    private static RouteEntry find(List<RouteEntry> entries, Gone gone) {
        return entries.stream()
                .filter(entry -> gone.id == null
                        ? entry.destinationCidrBlock.equals(gone.block)
                                && (gone.nextHopId == null || entry.nextHopId.equals(gone.nextHopId))
                        : entry.id.equals(gone.id))
                .findFirst()
                .orElseThrow(() -> new ApiException("InvalidRouteEntry.NotFound"));
    }
}
