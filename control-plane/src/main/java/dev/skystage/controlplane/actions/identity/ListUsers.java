package dev.skystage.controlplane.actions.identity;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.identity.MarkedPage;
import dev.skystage.controlplane.resources.identity.UserView;
import dev.skystage.controlplane.resources.identity.Users;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the RAM users of the account by name. */
@Action(value = "RAM ListUsers", products = Product.RAM)
record ListUsers(Users users) {
    private static final int MOST = 100;

    record Request(@Nullable String marker, @Nullable Integer maxItems) {}

    record Result(
            boolean isTruncated,
            @Nullable String marker,
            @ItemName("User") List<UserView.Dated> users) {}

    Result handle(Request request, Caller caller) {
        var part = MarkedPage.of(request.marker(), request.maxItems(), MOST);
        var page = part.cut(users.list(caller.accountId(), part.after(), part.limit()), Users.User::name);
        return new Result(
                page.isTruncated(),
                page.marker(),
                page.rows().stream().map(UserView.Dated::of).toList());
    }
}
