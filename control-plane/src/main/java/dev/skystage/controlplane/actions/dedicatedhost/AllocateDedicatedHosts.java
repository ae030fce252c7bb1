package dev.skystage.controlplane.actions.dedicatedhost;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.Tags;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.dedicatedhost.DedicatedHostSettings;
import dev.skystage.controlplane.resources.dedicatedhost.DedicatedHostSubscriptions;
import dev.skystage.controlplane.resources.dedicatedhost.DedicatedHostTerms;
import dev.skystage.controlplane.resources.dedicatedhost.DedicatedHostType;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.resourcegroup.ResourceGroups;
import dev.skystage.persistence.dedicatedhost.DedicatedHost;
import dev.skystage.persistence.region.Region;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.placement.Hosts;
import jakarta.validation.constraints.NotBlank;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives the account empty hosts of a zone for itself; instances can be placed on them at once. */
@Action("public doc: AllocateDedicatedHosts")
record AllocateDedicatedHosts(
        Regions regions,
        ResourceGroups groups,
        Resources resources,
        Hosts hosts,
        Quotas quotas,
        DedicatedHostSubscriptions subscriptions,
        CloudClock clock) {
    private static final int MOST = 100;

    record Request(
            @NotBlank String regionId,
            @NotBlank String dedicatedHostType,
            @Nullable String zoneId,
            @Nullable Integer quantity,
            @Nullable Integer minQuantity,
            @Flat DedicatedHostSettings settings,
            @Flat DedicatedHostTerms terms,
            @Nullable String resourceGroupId,
            @Nullable String dedicatedHostClusterId,
            @Nullable List<Tag> tag,
            @Nullable String clientToken) {}

    record Result(@ItemName("DedicatedHostId") List<String> dedicatedHostIdSets) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var type = DedicatedHostType.of(request.dedicatedHostType())
                .orElseThrow(() -> new ApiException("InvalidDedicatedHostType.ValueNotSupported"));
        var zones = zones(region, type, request.zoneId());
        var wanted = request.quantity() == null ? 1 : request.quantity();
        var least = request.minQuantity() == null ? wanted : request.minQuantity();
        checkParameter(wanted >= 1 && wanted <= MOST, "Quantity");
        checkParameter(least >= 1 && least <= wanted, "MinQuantity");
        request.settings().check();
        request.terms().check(clock.now());
        check(request.dedicatedHostClusterId() == null, "InvalidParameter.NotMatch", "There is no such cluster.");
        checkParameter(groups.exists(caller, request.resourceGroupId()), "ResourceGroupId");
        var tags = Tags.given(request.tag());
        for (var zone : zones) {
            var claimed = hosts.claim(caller.accountId(), zone, type.server(), type.family(), wanted);
            if (claimed.size() >= least) {
                check(
                        quotas.take(caller.accountId(), region.id(), Quota.DEDICATED_HOSTS, claimed.size()),
                        "QuotaExceed.AfterpayDedicatedHost",
                        "Living afterpay dedicated host quota exceeded.");
                var taken = claimed.stream()
                        .map(host -> add(request, type, zone, host, tags, caller))
                        .toList();
                subscriptions.buy(taken);
                return new Result(taken.stream().map(DedicatedHost::id).toList());
            }
            claimed.forEach(host -> hosts.giveBack(host.hostId(), host.families()));
        }
        throw new ApiException("OperationDenied.NoStock", "sold out in the specified zone");
    }

    private List<String> zones(Region region, DedicatedHostType type, @Nullable String zoneId) {
        var zones = new ArrayList<String>();
        region.zones().forEach(zone -> zones.add(zone.id()));
        if (zoneId == null) {
            return zones;
        }
        check(zones.contains(zoneId), "InvalidZoneId.NotFound");
        check(type.isOffered(hosts.familiesOf(zoneId)), "InvalidDedicatedHostType.ZoneNotSupported");
        return List.of(zoneId);
    }

    private DedicatedHost add(
            Request request,
            DedicatedHostType type,
            String zoneId,
            Hosts.Claimed claimed,
            Map<String, String> tags,
            Caller caller) {
        var host = resources.fresh(new DedicatedHost(), caller.accountId(), request.regionId());
        host.zoneId = zoneId;
        host.hostId = claimed.hostId();
        host.sharedFamilies = claimed.families();
        host.type = type.wire();
        host.resourceGroupId = Texts.orEmpty(request.resourceGroupId());
        host.tags = tags;
        host.name = "";
        host.description = "";
        host.autoPlacement = "on";
        host.actionOnMaintenance = type.localDisks() > 0 ? "Stop" : "Migrate";
        request.settings().writeTo(host);
        request.terms().writeTo(host, clock.now());
        resources.add(host);
        return host;
    }
}
