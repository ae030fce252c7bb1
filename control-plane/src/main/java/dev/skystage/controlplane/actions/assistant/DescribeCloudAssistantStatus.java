package dev.skystage.controlplane.actions.assistant;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.TokenPageRequest;
import dev.skystage.controlplane.api.TokenPageResult;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.assistant.ClientView;
import dev.skystage.controlplane.resources.assistant.Guests;
import dev.skystage.controlplane.resources.assistant.InvocationReader;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells for instances whether the client of the cloud assistant is online: it is in those that run. */
@Action("004 §18.11")
record DescribeCloudAssistantStatus(Regions regions, Guests guests, InvocationReader invocations, Pages pages) {
    private static final int MOST_INSTANCES = 20;
    private static final int MAX_PAGE = 50;

    record Request(
            @NotBlank String regionId,
            @WireName("InstanceId") @Nullable List<String> instanceId,
            @WireName("OSType") @Nullable String osType,
            @Flat TokenPageRequest page) {}

    record Result(
            @ItemName("InstanceCloudAssistantStatus") List<ClientView> instanceCloudAssistantStatusSet,
            @Flat TokenPageResult page) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var ids = request.instanceId();
        if (ids != null && !ids.isEmpty()) {
            check(ids.size() <= MOST_INSTANCES, "InvalidParameter", "InstanceId");
            guests.require(caller, region.id(), ids);
        }
        var filter = new Filter().and("status <> 'RELEASING'").equal("os_type", lower(request.osType()));
        var page = pages.read(
                ClientView.CLIENTS,
                Query.of(caller, region.id())
                        .ids(ids == null || ids.isEmpty() ? null : ids)
                        .where(filter),
                request.page().upTo(MAX_PAGE));
        var running = invocations.running(
                page.rows().stream().map(ClientView::instanceId).toList());
        return new Result(
                page.rows().stream()
                        .map(client -> client.running(running.getOrDefault(client.instanceId(), 0L)))
                        .toList(),
                TokenPageResult.of(page));
    }

    private static @Nullable String lower(@Nullable String osType) {
        return osType == null ? null : osType.toLowerCase(Locale.ROOT);
    }
}
