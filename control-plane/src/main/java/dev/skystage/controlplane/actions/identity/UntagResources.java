package dev.skystage.controlplane.actions.identity;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.identity.RamChanges;
import dev.skystage.controlplane.resources.identity.RamTags;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Removes tags from RAM roles or policies of the account's own: those with some keys, or all. */
@Action(value = "RAM UntagResources", products = Product.RAM)
record UntagResources(RamChanges changes, RamTags tags) {
    record Request(
            @NotNull RamTags.Kind resourceType,
            @NotNull @ListText(max = RamTags.MOST_NAMES) List<String> resourceNames,
            @ListText(max = RamTags.MOST) @Nullable List<String> tagKeys,
            @Nullable Boolean all) {}

    void handle(Request request, Caller caller) {
        var isAll = request.tagKeys() == null || request.tagKeys().isEmpty();
        if (isAll && !Boolean.TRUE.equals(request.all())) {
            throw new ApiException("MissingParameter", "TagKeys");
        }
        changes.begin(caller);
        tags.take(
                caller.accountId(), request.resourceType(), request.resourceNames(), isAll ? null : request.tagKeys());
    }
}
