package dev.skystage.controlplane.actions.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.api.PageRequest;
import dev.skystage.controlplane.api.PageResult;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.identity.Roles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells which RAM role each instance has, "" for none. InstanceIds is not needed when a role is named. */
@Action("004 §6.15")
record DescribeInstanceRamRole(Pages pages, Roles roles) {
    private static final int MOST = 100;
    private static final Listing<RamRole> ROLES = Listing.of("instance", RamRole.class);

    record Request(
            @ListText(max = 100) @Nullable List<String> instanceIds,
            @Nullable String ramRoleName,
            @Nullable String regionId,
            @Flat PageRequest page) {}

    record Result(
            @Flat PageResult page,
            @ItemName("InstanceRamRoleSet") List<RamRole> instanceRamRoleSets) {}

    record RamRole(@Column("id") String instanceId, @Column String ramRoleName) {}

    Result handle(Request request, Caller caller) {
        var ids = request.instanceIds();
        check(ids != null || request.ramRoleName() != null, "MissingParameter", "InstanceIds");
        var role = request.ramRoleName();
        check(role == null || roles.exists(caller.accountId(), role), "InvalidRamRole.NotFound");
        var query = Query.of(caller, request.regionId())
                .ids(ids)
                .where(new Filter().and("status <> 'RELEASING'").equal("ram_role_name", role));
        var page = pages.read(ROLES, query, request.page().upTo(MOST));
        check(ids == null || role != null || page.total() == ids.size(), "InvalidInstanceId.NotFound");
        return new Result(PageResult.of(page), page.rows());
    }
}
