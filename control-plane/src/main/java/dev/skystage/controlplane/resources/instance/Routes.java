package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.vpc.Cidr;
import dev.skystage.controlplane.resources.vpc.Networks;
import dev.skystage.controlplane.resources.vpc.RouteTables;
import dev.skystage.persistence.vpc.RouteEntry;
import dev.skystage.persistence.vpc.Vpc;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adds and removes custom entries of route tables. Next hops are instances and interfaces of the VPC. */
@Component
public record Routes(Regions regions, Networks networks, RouteTables tables, NextHops nextHops, Quotas quotas) {
    /** An entry that is wanted; the next hop is an instance unless its type says otherwise. */
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

    /** An entry that is to go, by its id or by table, block and next hop. */
    public record Gone(
            @Nullable String id,
            @Nullable String routeTableId,
            @Nullable String block,
            @Nullable String nextHopId) {}

    /** Adds entries and gives their ids. */
    public List<String> add(Caller caller, String regionId, List<Wanted> wanted) {
        regions.require(regionId);
        var hops = nextHops.of(caller, regionId, wanted);
        var vpcs = tables.lock(
                caller, regionId, wanted.stream().map(Wanted::routeTableId).toList());
        return wanted.stream()
                .map(entry -> add(entry, vpcs.get(entry.routeTableId), hops, caller.requestId()))
                .toList();
    }

    private String add(Wanted wanted, @Nullable Vpc vpc, Map<String, String> hops, String cause) {
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
        var present = tables.entries(vpc);
        check(
                present.stream().noneMatch(entry -> entry.destinationCidrBlock.equals(block.toString())),
                "RouterEntryConflict.Duplicated");
        check(
                present.size() < quotas.maximum(vpc.accountId, vpc.regionId, Quota.ROUTE_ENTRIES_PER_TABLE),
                "QuotaExceeded");
        var entry = tables.fresh(vpc, block);
        entry.nextHopType = wanted.hopType();
        entry.nextHopId = hop;
        entry.name = Texts.orEmpty(wanted.name);
        entry.description = Texts.orEmpty(wanted.description);
        tables.add(entry, cause);
        return entry.id;
    }

    /** Removes entries. */
    public void remove(Caller caller, String regionId, List<Gone> gone) {
        regions.require(regionId);
        var tableIds = gone.stream()
                .map(entry -> entry.routeTableId == null ? tables.of(caller, regionId, entry.id) : entry.routeTableId)
                .toList();
        var vpcs = tables.lock(caller, regionId, tableIds);
        for (var i = 0; i < gone.size(); i++) {
            var vpc = vpcs.get(tableIds.get(i));
            if (vpc == null) {
                throw new ApiException("InvalidRouteTableId.NotFound");
            }
            tables.remove(find(vpc, gone.get(i)));
        }
    }

    private RouteEntry find(Vpc vpc, Gone gone) {
        return tables.entries(vpc).stream()
                .filter(entry -> gone.id == null
                        ? entry.destinationCidrBlock.equals(gone.block)
                                && (gone.nextHopId == null || entry.nextHopId.equals(gone.nextHopId))
                        : entry.id.equals(gone.id))
                .findFirst()
                .orElseThrow(() -> new ApiException("InvalidRouteEntry.NotFound"));
    }
}
