package dev.skystage.controlplane.actions.provisioninggroup;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.Tags;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.provisioninggroup.GroupRuns;
import dev.skystage.controlplane.resources.provisioninggroup.GroupSettings;
import dev.skystage.controlplane.resources.provisioninggroup.LaunchConfiguration;
import dev.skystage.controlplane.resources.provisioninggroup.LaunchResult;
import dev.skystage.controlplane.resources.provisioninggroup.PoolConfig;
import dev.skystage.controlplane.resources.provisioninggroup.ProvisioningGroups;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.resourcegroup.ResourceGroups;
import dev.skystage.persistence.provisioninggroup.ProvisioningGroup;
import dev.skystage.scheduler.clock.CloudClock;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Creates an auto provisioning group. One of the type instant launches what it can at once, and the answer says what
 * and where; request tries once, when it becomes valid; maintain keeps up its capacity.
 */
@Action("public doc: CreateAutoProvisioningGroup")
record CreateAutoProvisioningGroup(
        Regions regions,
        ResourceGroups resourceGroups,
        ProvisioningGroups groups,
        GroupRuns runs,
        Resources resources,
        CloudClock clock) {
    private static final Set<String> TYPES = Set.of("instant", "request", "maintain");
    private static final int MOST_POOLS = 20;
    private static final int MOST_CATEGORIES = 10;

    record Request(
            @NotBlank String regionId,
            @NotNull BigDecimal totalTargetCapacity,
            @Nullable BigDecimal payAsYouGoTargetCapacity,
            @Nullable BigDecimal spotTargetCapacity,
            @Nullable BigDecimal minTargetCapacity,
            @Nullable String defaultTargetCapacityType,
            @Nullable String autoProvisioningGroupName,
            @Nullable String autoProvisioningGroupType,
            @Nullable String description,
            @Flat Strategies strategies,
            @Flat Term term,
            @Flat Making making,
            @Nullable String resourceGroupId,
            @Nullable List<Tag> tag,
            @Nullable String clientToken) {}

    record Strategies(
            @Nullable String payAsYouGoAllocationStrategy,
            @Nullable String spotAllocationStrategy,
            @Nullable String spotInstanceInterruptionBehavior,
            @Nullable Integer spotInstancePoolsToUseCount,
            @Nullable String excessCapacityTerminationPolicy,
            @Nullable BigDecimal maxSpotPrice) {}

    record Term(
            @Nullable Instant validFrom,
            @Nullable Instant validUntil,
            @Nullable Boolean terminateInstances,
            @Nullable Boolean terminateInstancesWithExpiration) {}

    record Making(
            @Nullable String launchTemplateId,
            @Nullable Long launchTemplateVersion,
            @Nullable LaunchConfiguration launchConfiguration,

            @WireName("LaunchTemplateConfig") @Indexed(max = MOST_POOLS) @Nullable
            List<PoolConfig> pools,

            @WireName("SystemDiskConfig") @Indexed(max = MOST_CATEGORIES) @Nullable
            List<DiskConfig> systemDiskConfigs,

            @WireName("DataDiskConfig") @Indexed(max = MOST_CATEGORIES) @Nullable
            List<DiskConfig> dataDiskConfigs) {}

    record DiskConfig(@Nullable String diskCategory) {}

    record Result(
            String autoProvisioningGroupId,
            @ItemName("LaunchResult") @Nullable List<LaunchResult> launchResults) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var type = request.autoProvisioningGroupType() == null ? "maintain" : request.autoProvisioningGroupType();
        checkParameter(TYPES.contains(type), "AutoProvisioningGroupType");
        checkParameter(Texts.isNameWithColons(request.autoProvisioningGroupName()), "AutoProvisioningGroupName");
        checkParameter(Texts.isDescription(request.description()), "Description");
        checkParameter(resourceGroups.exists(caller, request.resourceGroupId()), "ResourceGroupId");
        var settings = settings(request);
        var tags = Tags.given(request.tag());
        var group = resources.fresh(new ProvisioningGroup(), caller.accountId(), region.id());
        if (type.equals("instant")) {
            return new Result(group.id, runs.deliver(group.id, region.id(), settings, caller));
        }
        group.maker = caller.principal();
        group.resourceGroupId = Texts.orEmpty(request.resourceGroupId());
        group.tags = tags;
        group.name = Texts.orEmpty(request.autoProvisioningGroupName());
        group.type = type;
        groups.write(group, settings);
        runs.run(group, caller, clock.now());
        resources.add(group);
        return new Result(group.id, null);
    }

    private GroupSettings settings(Request request) {
        var strategies = request.strategies();
        var term = request.term();
        var making = request.making();
        if (making.launchTemplateId() == null && making.launchConfiguration() == null) {
            throw new ApiException("MissingParameter", "LaunchTemplateId");
        }
        checkParameter(term.validUntil() == null || term.validUntil().isAfter(clock.now()), "ValidUntil");
        return new GroupSettings(
                GroupSettings.Target.of(
                        request.totalTargetCapacity(),
                        request.payAsYouGoTargetCapacity(),
                        request.spotTargetCapacity(),
                        request.defaultTargetCapacityType(),
                        request.minTargetCapacity()),
                GroupSettings.Strategy.of(
                        strategies.payAsYouGoAllocationStrategy(),
                        strategies.spotAllocationStrategy(),
                        strategies.spotInstanceInterruptionBehavior(),
                        strategies.spotInstancePoolsToUseCount(),
                        strategies.excessCapacityTerminationPolicy(),
                        strategies.maxSpotPrice()),
                new GroupSettings.Term(
                        term.validFrom(),
                        term.validUntil(),
                        Boolean.TRUE.equals(term.terminateInstances()),
                        Boolean.TRUE.equals(term.terminateInstancesWithExpiration())),
                making.launchTemplateId(),
                making.launchTemplateVersion(),
                making.launchConfiguration(),
                GroupSettings.systemDisks(categories(making.systemDiskConfigs())),
                GroupSettings.dataDisks(categories(making.dataDiskConfigs())),
                GroupSettings.pools(making.pools()));
    }

    private static List<String> categories(@Nullable List<DiskConfig> configs) {
        return configs == null
                ? List.of()
                : configs.stream()
                        .map(disk -> Texts.orEmpty(disk.diskCategory()))
                        .filter(category -> !category.isEmpty())
                        .toList();
    }
}
