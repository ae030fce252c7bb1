package dev.skystage.controlplane.actions.identity;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.Texts.orEmpty;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.resources.identity.Policy;
import dev.skystage.controlplane.resources.identity.RamChanges;
import dev.skystage.controlplane.resources.identity.RamNames;
import dev.skystage.controlplane.resources.identity.RamTags;
import dev.skystage.controlplane.resources.identity.RoleView;
import dev.skystage.controlplane.resources.identity.Roles;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a RAM role, which can be assumed by those whom its document trusts. */
@Action(value = "RAM CreateRole", products = Product.RAM)
record CreateRole(RamChanges changes, Roles roles, RamTags tags) {
    record Request(
            @NotNull String roleName,
            @NotNull String assumeRolePolicyDocument,
            @Nullable String description,
            @Nullable Long maxSessionDuration,
            @ListText(max = RamTags.MOST) @Nullable List<Tag> tag) {}

    record Result(RoleView role) {}

    Result handle(Request request, Caller caller) {
        var name = RamNames.role(request.roleName());
        RamNames.description("Description", request.description());
        var document = request.assumeRolePolicyDocument();
        check(document.length() <= Policy.LONGEST, "InvalidParameter.AssumeRolePolicyDocument.Length");
        RamChanges.checked(() -> Policy.parseTrust(document));
        int session = request.maxSessionDuration() == null
                ? Roles.SESSION
                : Roles.session(request.maxSessionDuration(), "MaxSessionDuration");
        var given = RamTags.given(request.tag());
        var now = changes.begin(caller);
        check(roles.find(caller.accountId(), name).isEmpty(), "EntityAlreadyExists.Role");
        RamChanges.checkRoom(roles.count(caller.accountId()), Roles.MOST, "LimitExceeded.Role");
        var role = new Roles.Role(
                caller.accountId(), changes.newId(), name, orEmpty(request.description()), document, session, now, now);
        roles.add(role);
        tags.put(caller.accountId(), RamTags.Kind.ROLE, List.of(name), given);
        return new Result(RoleView.of(role));
    }
}
