package dev.skystage.controlplane.actions.identity;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.resources.identity.RamChanges;
import dev.skystage.controlplane.resources.identity.RamTags;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds tags to RAM roles or policies of the account's own; where a key exists it gets the new value. */
@Action(value = "RAM TagResources", products = Product.RAM)
record TagResources(RamChanges changes, RamTags tags) {
    record Request(
            @NotNull RamTags.Kind resourceType,
            @NotNull @ListText(max = RamTags.MOST_NAMES) List<String> resourceNames,
            @ListText(max = RamTags.MOST) @Nullable List<Tag> tag) {}

    void handle(Request request, Caller caller) {
        if (request.tag() == null || request.tag().isEmpty()) {
            throw new ApiException("MissingParameter", "Tag");
        }
        var given = RamTags.given(request.tag());
        changes.begin(caller);
        tags.put(caller.accountId(), request.resourceType(), request.resourceNames(), given);
    }
}
