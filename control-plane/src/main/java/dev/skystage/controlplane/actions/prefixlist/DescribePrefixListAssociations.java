package dev.skystage.controlplane.actions.prefixlist;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Paging;
import dev.skystage.controlplane.listing.Always;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.prefixlist.PrefixList;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists what uses a prefix list: the security groups whose rules name it. */
@Action("ECS DescribePrefixListAssociations")
record DescribePrefixListAssociations(Regions regions, Resources resources, Pages pages) {
    private static final int MAX_RESULTS = 100;
    private static final int DEFAULT_RESULTS = 10;
    private static final Listing<Item> GROUPS = Listing.of("security_group", Item.class);

    record Request(
            @NotBlank String regionId,
            @NotBlank String prefixListId,
            @Nullable Integer maxResults,
            @Nullable String nextToken) {}

    record Result(
            String nextToken,
            @ItemName("PrefixListAssociation") List<Item> prefixListAssociations) {}

    record Item(
            @Column("id") String resourceId,
            @Always("securitygroup") String resourceType) {}

    Result handle(Request request, Caller caller) {
        regions.require(request.regionId());
        var list = resources
                .find(PrefixList.class, caller, request.prefixListId())
                .filter(found -> found.regionId.equals(request.regionId()))
                .orElseThrow(() -> Resources.notFound(PrefixList.class));
        var naming = new Filter()
                .and("id in (select security_group_id from security_group_rule where prefix_list_id = ?)", list.id);
        var query = Query.of(caller, request.regionId()).where(naming).by(Query.Access.LOOKUP);
        var max = request.maxResults() == null ? DEFAULT_RESULTS : request.maxResults();
        var page = pages.read(GROUPS, query, Paging.of(null, null, max, request.nextToken(), MAX_RESULTS));
        return new Result(page.nextToken(), page.rows());
    }
}
