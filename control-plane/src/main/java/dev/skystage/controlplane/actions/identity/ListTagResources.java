package dev.skystage.controlplane.actions.identity;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.resources.identity.MarkedPage;
import dev.skystage.controlplane.resources.identity.RamTags;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the tags of RAM roles or policies: of those with some names, or with certain tags. */
@Action(value = "RAM ListTagResources", products = Product.RAM)
record ListTagResources(RamTags tags) {
    private static final int MOST = 100;

    record Request(
            @NotNull RamTags.Kind resourceType,
            @ListText(max = RamTags.MOST_NAMES) @Nullable List<String> resourceNames,
            @ListText(max = RamTags.MOST) @Nullable List<Tag> tag,
            @Nullable String nextToken,
            @Nullable Integer pageSize) {}

    record Result(@Nullable String nextToken, List<Item> tagResources) {}

    record Item(String resourceName, String resourceType, String tagKey, String tagValue) {}

    Result handle(Request request, Caller caller) {
        RamTags.given(request.tag());
        var part = MarkedPage.ofToken(request.nextToken(), request.pageSize(), MOST);
        var read = tags.list(
                caller.accountId(),
                request.resourceType(),
                request.resourceNames(),
                request.tag() == null ? List.of() : request.tag(),
                part.after(),
                part.limit());
        var page = part.cut(read, entry -> entry.name() + "/" + entry.key());
        return new Result(
                page.marker(),
                page.rows().stream()
                        .map(entry ->
                                new Item(entry.name(), request.resourceType().wire(), entry.key(), entry.value()))
                        .toList());
    }
}
