package dev.skystage.controlplane.actions.prefixlist;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Column.Time;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.prefixlist.PrefixList;
import jakarta.validation.constraints.NotBlank;
import java.util.List;

/** Shows everything about one prefix list, with its entries. */
@Action("ECS DescribePrefixListAttributes")
record DescribePrefixListAttributes(Regions regions, Pages pages) {
    private static final Listing<Result> LISTS = Listing.of("prefix_list", Result.class);

    record Request(@NotBlank String regionId, @NotBlank String prefixListId) {}

    record Result(
            @Column("id") String prefixListId,
            @Column("name") String prefixListName,
            String description,
            String addressFamily,
            int maxEntries,

            @Column(value = "created_at", time = Time.SECONDS)
            String creationTime,

            @ItemName("Entry") List<Entry> entries) {}

    record Entry(String cidr, String description) {}

    Result handle(Request request, Caller caller) {
        regions.require(request.regionId());
        return pages.find(LISTS, Query.of(caller, request.regionId()).ids(List.of(request.prefixListId())))
                .orElseThrow(() -> Resources.notFound(PrefixList.class));
    }
}
