package dev.skystage.controlplane.actions.identity;

import static dev.skystage.controlplane.api.ApiException.check;
import static java.util.Objects.requireNonNullElse;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.KeepEmpty;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.identity.Policy;
import dev.skystage.controlplane.resources.identity.RamChanges;
import dev.skystage.controlplane.resources.identity.RamNames;
import dev.skystage.controlplane.resources.identity.RoleView;
import dev.skystage.controlplane.resources.identity.Roles;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** Changes who may assume a RAM role, how long its sessions may be, and its description. */
@Action(value = "RAM UpdateRole", products = Product.RAM)
record UpdateRole(RamChanges changes, Roles roles) {
    record Request(
            @NotNull String roleName,
            @Nullable String newAssumeRolePolicyDocument,
            @Nullable Long newMaxSessionDuration,
            @KeepEmpty @Nullable String newDescription) {}

    record Result(RoleView.Dated role) {}

    Result handle(Request request, Caller caller) {
        var name = RamNames.role(request.roleName());
        RamNames.description("NewDescription", request.newDescription());
        var document = request.newAssumeRolePolicyDocument();
        if (document != null) {
            check(document.length() <= Policy.LONGEST, "InvalidParameter.NewAssumeRolePolicyDocument.Length");
            RamChanges.checked(() -> Policy.parseTrust(document));
        }
        var now = changes.begin(caller);
        var role = roles.require(caller.accountId(), name);
        var session = request.newMaxSessionDuration() == null
                ? role.maxSessionSeconds()
                : Roles.session(request.newMaxSessionDuration(), "NewMaxSessionDuration");
        var changed = new Roles.Role(
                role.accountId(),
                role.id(),
                name,
                requireNonNullElse(request.newDescription(), role.description()),
                requireNonNullElse(document, role.trustPolicy()),
                session,
                role.createdAt(),
                now);
        roles.update(changed);
        return new Result(RoleView.Dated.of(changed));
    }
}
