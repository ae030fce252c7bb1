package dev.skystage.controlplane.actions.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.PageRequest;
import dev.skystage.controlplane.api.PageResult;
import dev.skystage.controlplane.listing.Always;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.instance.Maintenance;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells when instances may be maintained and what happens to them then; for all in the region unless some are named.
 */
@Action("public doc: DescribeInstanceMaintenanceAttributes")
record DescribeInstanceMaintenanceAttributes(Pages pages, Regions regions) {
    private static final int MOST = 100;
    private static final Listing<Attributes> ATTRIBUTES = Listing.of("instance", Attributes.class);

    record Request(
            @NotBlank String regionId,
            @Nullable List<String> instanceId,
            @Flat PageRequest page) {}

    record Result(
            @Flat PageResult page,
            @ItemName("MaintenanceAttribute") List<Attributes> maintenanceAttributes) {}

    record Attributes(
            @Column("id") String instanceId,
            boolean notifyOnMaintenance,
            ActionOnMaintenance actionOnMaintenance,
            @ItemName("MaintenanceWindow") List<Window> maintenanceWindows) {}

    record ActionOnMaintenance(
            @Column("action_on_maintenance") String value,
            @Always(Maintenance.DEFAULT) String defaultValue,
            @ItemName("SupportedValue") List<String> supportedValues) {
        static List<String> supportedValues(int localStorageAmount) {
            return Maintenance.supported(localStorageAmount > 0);
        }
    }

    record Window(String startTime, String endTime) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var ids = request.instanceId();
        check(ids == null || ids.size() <= MOST, "InstanceIdLimitExceeded", "InstanceId");
        var query = Query.of(caller, region.id()).ids(ids).where(new Filter().and("status <> 'RELEASING'"));
        var page = pages.read(ATTRIBUTES, query, request.page().upTo(MOST));
        check(ids == null || page.total() == ids.stream().distinct().count(), "InvalidInstanceId.NotFound");
        return new Result(PageResult.of(page), page.rows());
    }
}
