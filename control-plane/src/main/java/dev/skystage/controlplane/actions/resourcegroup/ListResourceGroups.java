package dev.skystage.controlplane.actions.resourcegroup;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.PageRequest;
import dev.skystage.controlplane.api.PageResult;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.resourcegroup.GroupView;
import dev.skystage.controlplane.resources.resourcegroup.ResourceGroups;
import dev.skystage.controlplane.resources.resourcegroup.ResourceGroups.Group;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists the resource groups of the account. */
@Action(value = "SDK", products = Product.RESOURCEMANAGER)
record ListResourceGroups(ResourceGroups groups) {
    private static final int MAX_PAGE = 100;
    private static final Set<String> STATUSES = Set.of("Creating", "OK", "PendingDelete", "Deleting", "Deleted");

    record Request(
            @Nullable String resourceGroupId,
            @Nullable String name,
            @Nullable String displayName,
            @Nullable String status,
            @Flat PageRequest page) {}

    record Result(
            @ItemName("ResourceGroup") List<GroupView> resourceGroups,
            @Flat PageResult page) {}

    Result handle(Request request, Caller caller) {
        Choice.checkParameter("Status", request.status(), STATUSES);
        var all = groups.of(caller).stream()
                .filter(group -> fits(group, request))
                .map(group -> GroupView.of(group, caller))
                .toList();
        var page = request.page().upTo(MAX_PAGE).cut(all, GroupView::id);
        return new Result(page.rows(), PageResult.of(page));
    }

    /** Groups are never created or deleted, so all have the status OK. */
    private static boolean fits(Group group, Request request) {
        return isOrAbsent(request.resourceGroupId(), group.id())
                && isOrAbsent(request.name(), group.name())
                && isOrAbsent(request.displayName(), group.displayName())
                && isOrAbsent(request.status(), "OK");
    }

    private static boolean isOrAbsent(@Nullable String wanted, String is) {
        return wanted == null || wanted.equals(is);
    }
}
