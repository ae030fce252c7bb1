package dev.skystage.controlplane.actions.prefixlist;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Paging;
import dev.skystage.controlplane.api.Refusal;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.TagView;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Column.Time;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.prefixlist.AddressFamily;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists prefix lists without their entries. */
@Action("ECS DescribePrefixLists")
record DescribePrefixLists(Regions regions, Pages pages) {
    private static final int MAX_RESULTS = 100;
    private static final int DEFAULT_RESULTS = 10;
    private static final Listing<Item> LISTS = Listing.of("prefix_list", Item.class)
            .with(
                    "association_count",
                    "select count(distinct security_group_id)::int from security_group_rule r"
                            + " where r.prefix_list_id = prefix_list.id");

    record Request(
            @NotBlank String regionId,
            @Indexed(max = 100) @Nullable List<String> prefixListId,
            @Nullable String prefixListName,

            @Refusal("InvalidParameter.AddressFamily") @Nullable
            AddressFamily addressFamily,

            @Nullable String resourceGroupId,
            @Nullable List<Tag> tag,
            @Nullable Integer maxResults,
            @Nullable String nextToken) {}

    record Result(String nextToken, @ItemName("PrefixList") List<Item> prefixLists) {}

    record Item(
            @Column("id") String prefixListId,
            @Column("name") String prefixListName,
            String description,
            String addressFamily,
            int maxEntries,
            int associationCount,

            @Column(value = "created_at", time = Time.SECONDS)
            String creationTime,

            String resourceGroupId,
            @ItemName("Tag") List<TagView> tags) {}

    Result handle(Request request, Caller caller) {
        regions.require(request.regionId());
        var family = request.addressFamily();
        var filter = new Filter()
                .like("name", request.prefixListName())
                .equal("address_family", family == null ? null : family.wire())
                .equal("resource_group_id", request.resourceGroupId());
        var query = Query.of(caller, request.regionId())
                .ids(request.prefixListId())
                .tags(request.tag())
                .where(filter);
        var max = request.maxResults() == null ? DEFAULT_RESULTS : request.maxResults();
        var page = pages.read(LISTS, query, Paging.of(null, null, max, request.nextToken(), MAX_RESULTS));
        return new Result(page.nextToken(), page.rows());
    }
}
