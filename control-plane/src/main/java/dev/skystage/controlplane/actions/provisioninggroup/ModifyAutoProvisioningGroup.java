package dev.skystage.controlplane.actions.provisioninggroup;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.provisioninggroup.GroupSettings;
import dev.skystage.controlplane.resources.provisioninggroup.PoolConfig;
import dev.skystage.controlplane.resources.provisioninggroup.ProvisioningGroups;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.scheduler.clock.CloudClock;
import jakarta.validation.constraints.NotBlank;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes the settings of an auto provisioning group; one that maintains its capacity follows them at once. */
@Action("public doc: ModifyAutoProvisioningGroup")
record ModifyAutoProvisioningGroup(Regions regions, Resources resources, ProvisioningGroups groups, CloudClock clock) {
    private static final int MOST_POOLS = 20;

    record Request(
            @NotBlank String regionId,
            @NotBlank String autoProvisioningGroupId,
            @Nullable String autoProvisioningGroupName,
            @Nullable BigDecimal totalTargetCapacity,
            @Nullable BigDecimal payAsYouGoTargetCapacity,
            @Nullable BigDecimal spotTargetCapacity,
            @Nullable String defaultTargetCapacityType,
            @Nullable String excessCapacityTerminationPolicy,
            @Nullable BigDecimal maxSpotPrice,
            @Nullable Boolean terminateInstancesWithExpiration,

            @WireName("LaunchTemplateConfig") @Indexed(max = MOST_POOLS) @Nullable
            List<PoolConfig> pools) {}

    void handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        checkParameter(Texts.isNameWithColons(request.autoProvisioningGroupName()), "AutoProvisioningGroupName");
        var group = groups.lock(caller, region.id(), request.autoProvisioningGroupId());
        if (request.autoProvisioningGroupName() != null) {
            group.name = request.autoProvisioningGroupName();
        }
        groups.write(group, changed(groups.settings(group), request));
        if (group.type.equals("maintain")) {
            group.nextRunAt = clock.now();
        }
    }

    private static GroupSettings changed(GroupSettings old, Request request) {
        var target = old.target();
        var strategy = old.strategy();
        var term = old.term();
        return new GroupSettings(
                GroupSettings.Target.of(
                        or(request.totalTargetCapacity(), target.total()),
                        or(request.payAsYouGoTargetCapacity(), target.payAsYouGo()),
                        or(request.spotTargetCapacity(), target.spot()),
                        request.defaultTargetCapacityType() == null
                                ? target.defaultType()
                                : request.defaultTargetCapacityType(),
                        null),
                GroupSettings.Strategy.of(
                        strategy.payAsYouGo(),
                        strategy.spot(),
                        strategy.interruptionBehavior(),
                        strategy.spotPools(),
                        or(request.excessCapacityTerminationPolicy(), strategy.excess()),
                        request.maxSpotPrice() == null ? strategy.maxSpotPrice() : request.maxSpotPrice()),
                new GroupSettings.Term(
                        term.validFrom(),
                        term.validUntil(),
                        term.terminateInstances(),
                        or(request.terminateInstancesWithExpiration(), term.terminateWithExpiration())),
                old.launchTemplateId(),
                old.launchTemplateVersion(),
                old.launchConfiguration(),
                old.diskCategories(),
                old.dataDiskCategories(),
                request.pools() == null ? old.pools() : GroupSettings.pools(request.pools()));
    }

    private static <T> T or(@Nullable T given, T old) {
        return given == null ? old : given;
    }
}
