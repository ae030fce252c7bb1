package dev.skystage.controlplane.actions.provisioninggroup;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.PageRequest;
import dev.skystage.controlplane.api.PageResult;
import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.resources.provisioninggroup.Activity;
import dev.skystage.controlplane.resources.provisioninggroup.GroupHistory;
import dev.skystage.controlplane.resources.provisioninggroup.ProvisioningGroups;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists what an auto provisioning group has done, the newest first. */
@Action("public doc: DescribeAutoProvisioningGroupHistory")
record DescribeAutoProvisioningGroupHistory(Regions regions, ProvisioningGroups groups, GroupHistory history) {
    private static final int MAX_PAGE = 100;

    record Request(
            @NotBlank String regionId,
            @NotBlank String autoProvisioningGroupId,
            @Nullable Instant startTime,
            @Nullable Instant endTime,
            @Flat PageRequest page) {}

    record Result(
            @Flat PageResult page,
            @ItemName("AutoProvisioningGroupHistory") List<Item> autoProvisioningGroupHistories) {}

    record Item(
            String taskId,
            String status,
            @Nullable String startTime,
            @Nullable String lastEventTime,
            @ItemName("ActivityDetail") List<Activity> activityDetails) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var paging = request.page().upTo(MAX_PAGE);
        var group = groups.find(caller, region.id(), request.autoProvisioningGroupId());
        var runs = history.between(group.id, request.startTime(), request.endTime());
        var page = paging.cutDescending(runs, GroupHistory.Run::id);
        return new Result(
                PageResult.of(page), page.rows().stream().map(this::item).toList());
    }

    private Item item(GroupHistory.Run run) {
        var at = Times.seconds(run.startedAt().toInstant());
        return new Item(run.id(), run.status(), at, at, history.details(run));
    }
}
