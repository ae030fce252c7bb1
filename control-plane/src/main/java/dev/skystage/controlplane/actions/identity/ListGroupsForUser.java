package dev.skystage.controlplane.actions.identity;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.identity.RamNames;
import dev.skystage.controlplane.resources.identity.Users;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/** Lists the groups that a RAM user is in: none, since this cloud has no groups. */
@Action(value = "RAM ListGroupsForUser", products = Product.RAM)
record ListGroupsForUser(Users users) {
    record Request(@NotNull String userName) {}

    record Result(@ItemName("Group") List<Group> groups) {}

    record Group(String groupId, String groupName, String comments, String joinDate) {}

    Result handle(Request request, Caller caller) {
        users.require(caller.accountId(), RamNames.user(request.userName()));
        return new Result(List.of());
    }
}
