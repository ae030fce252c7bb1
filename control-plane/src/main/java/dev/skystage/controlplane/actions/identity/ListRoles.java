package dev.skystage.controlplane.actions.identity;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.resources.identity.MarkedPage;
import dev.skystage.controlplane.resources.identity.Roles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the RAM roles of the account by name. */
@Action(value = "RAM ListRoles", products = Product.RAM)
record ListRoles(Roles roles) {
    private static final int MOST = 1000;

    record Request(@Nullable String marker, @Nullable Integer maxItems) {}

    record Result(
            boolean isTruncated,
            @Nullable String marker,
            @ItemName("Role") List<Item> roles) {}

    record Item(String roleId, String roleName, String arn, String description, String createDate, String updateDate) {}

    Result handle(Request request, Caller caller) {
        var part = MarkedPage.of(request.marker(), request.maxItems(), MOST);
        var page = part.cut(roles.list(caller.accountId(), part.after(), part.limit()), Roles.Role::name);
        return new Result(
                page.isTruncated(),
                page.marker(),
                page.rows().stream()
                        .map(role -> new Item(
                                role.id(),
                                role.name(),
                                role.arn(),
                                role.description(),
                                Times.of(role.createdAt()),
                                Times.of(role.updatedAt())))
                        .toList());
    }
}
