package dev.skystage.controlplane.actions.keypair;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.PageRequest;
import dev.skystage.controlplane.api.PageResult;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.TagView;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Column.Time;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists key pairs; public keys only on request. */
@Action("004 §13.6")
record DescribeKeyPairs(Regions regions, Pages pages) {
    private static final int MAX_PAGE = 50;
    private static final Listing<Item> WITH_KEYS = Listing.of("key_pair", Item.class);
    private static final Listing<Item> KEY_PAIRS = WITH_KEYS.with("public_key", "null::text");

    record Request(
            @NotBlank String regionId,
            @Nullable String keyPairName,
            @Nullable String keyPairFingerPrint,
            @Nullable Boolean includePublicKey,
            @Nullable String resourceGroupId,
            @Nullable List<Tag> tag,
            @Flat PageRequest page) {}

    record Result(
            @Flat PageResult page,
            String regionId,
            @ItemName("KeyPair") List<Item> keyPairs) {}

    record Item(
            @Column("id") String keyPairId,
            @Column("name") String keyPairName,
            @Column("fingerprint") String keyPairFingerPrint,
            @Nullable String publicKey,
            String resourceGroupId,

            @Column(value = "created_at", time = Time.MINUTES)
            String creationTime,

            @ItemName("Tag") List<TagView> tags) {}

    Result handle(Request request, Caller caller) {
        regions.require(request.regionId());
        var filter = new Filter()
                .like("name", request.keyPairName())
                .equal("fingerprint", request.keyPairFingerPrint())
                .equal("resource_group_id", request.resourceGroupId());
        var query = Query.of(caller, request.regionId()).tags(request.tag()).where(filter);
        var listing = Boolean.TRUE.equals(request.includePublicKey()) ? WITH_KEYS : KEY_PAIRS;
        var page = pages.read(listing, query, request.page().upTo(MAX_PAGE));
        return new Result(PageResult.of(page), request.regionId(), page.rows());
    }
}
