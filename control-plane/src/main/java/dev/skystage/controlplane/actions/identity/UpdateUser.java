package dev.skystage.controlplane.actions.identity;

import static dev.skystage.controlplane.api.ApiException.check;
import static java.util.Objects.requireNonNullElse;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.KeepEmpty;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.account.UserKeys;
import dev.skystage.controlplane.resources.identity.Policies;
import dev.skystage.controlplane.resources.identity.Principal;
import dev.skystage.controlplane.resources.identity.RamChanges;
import dev.skystage.controlplane.resources.identity.RamNames;
import dev.skystage.controlplane.resources.identity.UserView;
import dev.skystage.controlplane.resources.identity.Users;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** Changes the name or other texts of a RAM user; it keeps its keys and policies. An empty value removes a text. */
@Action(value = "RAM UpdateUser", products = Product.RAM)
record UpdateUser(RamChanges changes, Users users, Policies policies, UserKeys keys) {
    record Request(
            @NotNull String userName,
            @Nullable String newUserName,
            @KeepEmpty @Nullable String newDisplayName,
            @KeepEmpty @Nullable String newMobilePhone,
            @KeepEmpty @Nullable String newEmail,
            @KeepEmpty @Nullable String newComments) {}

    record Result(UserView.Dated user) {}

    Result handle(Request request, Caller caller) {
        var name = RamNames.user(request.userName());
        var next = request.newUserName() == null ? name : RamNames.user("NewUserName", request.newUserName());
        RamNames.displayName("NewDisplayName", request.newDisplayName());
        RamNames.mobilePhone("NewMobilePhone", request.newMobilePhone());
        RamNames.email("NewEmail", request.newEmail());
        RamNames.comments("NewComments", request.newComments());
        var now = changes.begin(caller);
        var user = users.require(caller.accountId(), name);
        if (!next.equals(name)) {
            check(users.find(caller.accountId(), next).isEmpty(), "EntityAlreadyExists.User");
            var from = Principal.user(name);
            var to = Principal.user(next);
            policies.rename(caller.accountId(), from, to);
            keys.rename(caller.accountId(), from.holder(), to.holder());
        }
        var changed = new Users.User(
                user.id(),
                next,
                requireNonNullElse(request.newDisplayName(), user.displayName()),
                requireNonNullElse(request.newMobilePhone(), user.mobilePhone()),
                requireNonNullElse(request.newEmail(), user.email()),
                requireNonNullElse(request.newComments(), user.comments()),
                user.createdAt(),
                now);
        users.update(changed);
        return new Result(UserView.Dated.of(changed));
    }
}
