package dev.skystage.controlplane.actions.provisioninggroup;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.PageRequest;
import dev.skystage.controlplane.api.PageResult;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.TagView;
import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Column.Time;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.provisioninggroup.GroupSettings;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.scheduler.clock.CloudClock;
import jakarta.validation.constraints.NotBlank;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Lists auto provisioning groups with their settings, and whether they have reached their capacity. */
@Action("public doc: DescribeAutoProvisioningGroups")
record DescribeAutoProvisioningGroups(Regions regions, Pages pages, JsonMapper json, CloudClock clock) {
    private static final int MAX_PAGE = 100;
    private static final int MOST_IDS = 20;
    private static final Set<String> STATUSES =
            Set.of("submitted", "active", "deleted", "deleted-running", "modifying");
    private static final Listing<Row> GROUPS =
            Listing.of("listed_provisioning_group", Row.class).with("capacity", """
                    select sum(p.weight) from provisioning_group_instance p join instance i on i.id = p.instance_id
                    where p.group_id = listed_provisioning_group.id and i.status <> 'RELEASING'""");
    /** The status is computed: a group works from its beginning until it is deleted. */
    private static final String STATUS = """
            case when deleted then
                case when exists (select from provisioning_group_instance p join instance i on i.id = p.instance_id
                        where p.group_id = listed_provisioning_group.id and i.status <> 'RELEASING')
                    then 'deleted-running' else 'deleted' end
            when coalesce((settings -> 'term' ->> 'validFrom')::timestamptz, '-infinity') > ? then 'submitted'
            else 'active' end""";

    record Request(
            @NotBlank String regionId,

            @WireName("AutoProvisioningGroupId") @Indexed(max = MOST_IDS) @Nullable
            List<String> autoProvisioningGroupIds,

            @Nullable String autoProvisioningGroupName,

            @WireName("AutoProvisioningGroupStatus") @Nullable
            List<String> statuses,

            @Nullable String resourceGroupId,
            @Nullable List<Tag> tag,
            @Flat PageRequest page) {}

    record Result(
            @Flat PageResult page,
            @ItemName("AutoProvisioningGroup") List<Item> autoProvisioningGroups) {}

    record Row(
            @Column("id") String id,
            String name,
            String type,
            String regionId,
            String resourceGroupId,
            @ItemName("Tag") List<TagView> tags,

            @Column(value = "created_at", time = Time.SECONDS)
            String creationTime,

            String settings,
            boolean deleted,
            BigDecimal capacity) {
        String status(GroupSettings.Term term, Instant now) {
            if (deleted) {
                return capacity.signum() > 0 ? "deleted-running" : "deleted";
            }
            return term.validFrom() == null || !term.validFrom().isAfter(now) ? "active" : "submitted";
        }
    }

    record Item(
            String autoProvisioningGroupId,
            String autoProvisioningGroupName,
            String autoProvisioningGroupType,
            String regionId,
            String resourceGroupId,
            String status,
            String state,
            String creationTime,
            @Nullable String validFrom,
            @Nullable String validUntil,
            boolean terminateInstances,
            boolean terminateInstancesWithExpiration,
            String excessCapacityTerminationPolicy,
            @Nullable BigDecimal maxSpotPrice,
            @Nullable String launchTemplateId,
            @Nullable String launchTemplateVersion,
            TargetCapacitySpecification targetCapacitySpecification,
            SpotOptions spotOptions,
            PayAsYouGoOptions payAsYouGoOptions,
            @ItemName("LaunchTemplateConfig") List<Config> launchTemplateConfigs,
            @ItemName("Tag") List<TagView> tags) {}

    record TargetCapacitySpecification(
            BigDecimal totalTargetCapacity,
            BigDecimal payAsYouGoTargetCapacity,
            BigDecimal spotTargetCapacity,
            @Nullable String defaultTargetCapacityType) {}

    record SpotOptions(String allocationStrategy, String instanceInterruptionBehavior, int instancePoolsToUseCount) {}

    record PayAsYouGoOptions(String allocationStrategy) {}

    record Config(
            @Nullable String instanceType,
            @Nullable String vSwitchId,
            @Nullable BigDecimal maxPrice,
            @Nullable Integer priority,
            @Nullable BigDecimal weightedCapacity) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var paging = request.page().upTo(MAX_PAGE);
        var filter = new Filter()
                .like("name", request.autoProvisioningGroupName())
                .equal("resource_group_id", request.resourceGroupId());
        if (request.statuses() != null) {
            checkParameter(STATUSES.containsAll(request.statuses()), "AutoProvisioningGroupStatus");
            filter.and(
                    "(" + STATUS + ") = any(?)",
                    Timestamp.from(clock.now()),
                    request.statuses().toArray(String[]::new));
        } else {
            filter.and("not deleted");
        }
        var query = Query.of(caller, region.id())
                .ids(request.autoProvisioningGroupIds())
                .tags(request.tag())
                .where(filter)
                .by(Query.Access.LOOKUP);
        var page = pages.read(GROUPS, query, paging);
        return new Result(
                PageResult.of(page), page.rows().stream().map(this::item).toList());
    }

    private Item item(Row row) {
        var settings = json.readValue(row.settings, GroupSettings.class);
        var target = settings.target();
        var term = settings.term();
        var strategy = settings.strategy();
        return new Item(
                row.id,
                row.name,
                row.type,
                row.regionId,
                row.resourceGroupId,
                row.status(term, clock.now()),
                row.capacity.compareTo(target.total()) >= 0 ? "fulfilled" : "pending-fulfillment",
                row.creationTime,
                Times.seconds(term.validFrom()),
                Times.seconds(term.validUntil()),
                term.terminateInstances(),
                term.terminateWithExpiration(),
                strategy.excess(),
                strategy.maxSpotPrice(),
                settings.launchTemplateId(),
                settings.launchTemplateVersion() == null
                        ? null
                        : settings.launchTemplateVersion().toString(),
                new TargetCapacitySpecification(
                        target.total(), target.payAsYouGo(), target.spot(), target.defaultType()),
                new SpotOptions(strategy.spot(), strategy.interruptionBehavior(), strategy.spotPools()),
                new PayAsYouGoOptions(strategy.payAsYouGo()),
                settings.pools().stream()
                        .map(pool -> new Config(
                                pool.instanceType(),
                                pool.vSwitchId(),
                                pool.maxPrice(),
                                pool.priority(),
                                pool.weightedCapacity()))
                        .toList(),
                row.tags);
    }
}
