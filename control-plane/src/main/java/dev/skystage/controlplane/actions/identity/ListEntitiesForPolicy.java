package dev.skystage.controlplane.actions.identity;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.resources.identity.Policies;
import dev.skystage.controlplane.resources.identity.RamNames;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/** Lists the users and roles that a policy is attached to. There are no groups. */
@Action(value = "RAM ListEntitiesForPolicy", products = Product.RAM)
record ListEntitiesForPolicy(Policies policies) {
    record Request(@NotNull String policyType, @NotNull String policyName) {}

    record Result(
            @ItemName("Group") List<Group> groups,
            @ItemName("User") List<User> users,
            @ItemName("Role") List<Role> roles) {}

    record Group(String groupName, String comments, String attachDate) {}

    record User(String userId, String userName, String displayName, String attachDate) {}

    record Role(String roleId, String roleName, String arn, String description, String attachDate) {}

    Result handle(Request request, Caller caller) {
        RamNames.isSystem(request.policyType());
        var name = RamNames.policy(request.policyName());
        policies.require(caller.accountId(), request.policyType(), name);
        return new Result(
                List.of(),
                policies.usersOf(caller.accountId(), request.policyType(), name).stream()
                        .map(user -> new User(user.id(), user.name(), user.displayName(), Times.of(user.attachedAt())))
                        .toList(),
                policies.rolesOf(caller.accountId(), request.policyType(), name).stream()
                        .map(role -> new Role(
                                role.id(), role.name(), role.arn(), role.description(), Times.of(role.attachedAt())))
                        .toList());
    }
}
