package dev.skystage.controlplane.actions.identity;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.identity.MarkedPage;
import dev.skystage.controlplane.resources.identity.PolicyList;
import dev.skystage.controlplane.resources.identity.RamNames;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists policies: the account's own and the system policies. */
@Action(value = "RAM ListPolicies", products = Product.RAM)
record ListPolicies(PolicyList policies) {
    private static final int MOST = 1000;

    record Request(
            @Nullable String policyType,
            @Nullable String marker,
            @Nullable Integer maxItems) {}

    record Result(
            boolean isTruncated,
            @Nullable String marker,
            @ItemName("Policy") List<Item> policies) {}

    record Item(
            String policyName,
            String policyType,
            String description,
            String defaultVersion,
            int attachmentCount,
            String createDate,
            String updateDate) {}

    Result handle(Request request, Caller caller) {
        var type = Texts.orEmpty(request.policyType());
        if (!type.isEmpty()) {
            RamNames.isSystem(type);
        }
        var part = MarkedPage.of(request.marker(), request.maxItems(), MOST);
        var page = part.cut(policies.read(caller.accountId(), type, part.after(), part.limit()), PolicyList.Entry::key);
        return new Result(
                page.isTruncated(),
                page.marker(),
                page.rows().stream()
                        .map(entry -> new Item(
                                entry.name(),
                                entry.type(),
                                entry.description(),
                                entry.defaultVersion(),
                                entry.attachments(),
                                entry.createDate(),
                                entry.updateDate()))
                        .toList());
    }
}
