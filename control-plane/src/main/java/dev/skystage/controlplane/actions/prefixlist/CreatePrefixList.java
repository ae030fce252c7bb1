package dev.skystage.controlplane.actions.prefixlist;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Refusal;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.Tags;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.prefixlist.AddressFamily;
import dev.skystage.controlplane.resources.prefixlist.PrefixEntries;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.resourcegroup.ResourceGroups;
import dev.skystage.persistence.prefixlist.PrefixList;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates a prefix list. Its address family and its maximum of entries cannot change later. */
@Action("ECS CreatePrefixList")
record CreatePrefixList(Regions regions, Quotas quotas, Resources resources, ResourceGroups groups) {
    private static final int MOST_ENTRIES = 200;

    record Request(
            @NotBlank String regionId,
            @NotBlank String prefixListName,

            @NotNull @Refusal("InvalidParameter.AddressFamily")
            AddressFamily addressFamily,

            @NotNull Integer maxEntries,
            @Nullable String description,
            @Nullable List<PrefixEntries.Entry> entry,
            @Nullable String resourceGroupId,
            @Nullable List<Tag> tag,
            @Nullable String clientToken) {}

    record Result(String prefixListId) {}

    Result handle(Request request, Caller caller) {
        regions.require(request.regionId());
        PrefixEntries.checkLabels(request.prefixListName(), request.description());
        var most = request.maxEntries();
        checkParameter(most >= 1 && most <= MOST_ENTRIES, "MaxEntries");
        checkParameter(groups.exists(caller, request.resourceGroupId()), "ResourceGroupId");
        var list = resources.fresh(new PrefixList(), caller.accountId(), request.regionId());
        list.name = request.prefixListName();
        list.description = Texts.orEmpty(request.description());
        list.resourceGroupId = Texts.orEmpty(request.resourceGroupId());
        list.tags = Tags.given(request.tag());
        list.addressFamily = request.addressFamily().wire();
        list.maxEntries = most;
        list.entries = PrefixEntries.read(request.entry(), list.addressFamily);
        check(list.entries.size() <= most, "LimitExceed.MaxEntries");
        check(
                quotas.take(caller.accountId(), request.regionId(), Quota.PREFIX_LISTS, 1),
                "LimitExceed.PrefixListPerRegion");
        resources.add(list);
        return new Result(list.id);
    }
}
