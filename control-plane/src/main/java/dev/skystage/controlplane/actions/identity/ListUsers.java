package dev.skystage.controlplane.actions.identity;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.resources.identity.MarkedPage;
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
            @ItemName("User") List<Item> users) {}

    record Item(
            String userId,
            String userName,
            String displayName,
            String mobilePhone,
            String email,
            String comments,
            String createDate,
            String updateDate) {}

    Result handle(Request request, Caller caller) {
        var part = MarkedPage.of(request.marker(), request.maxItems(), MOST);
        var page = part.cut(users.list(caller.accountId(), part.after(), part.limit()), Users.User::name);
        return new Result(
                page.isTruncated(),
                page.marker(),
                page.rows().stream()
                        .map(user -> new Item(
                                user.id(),
                                user.name(),
                                user.displayName(),
                                user.mobilePhone(),
                                user.email(),
                                user.comments(),
                                Times.of(user.createdAt()),
                                Times.of(user.updatedAt())))
                        .toList());
    }
}
