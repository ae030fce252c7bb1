package dev.skystage.controlplane.actions.instance;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.api.PageRequest;
import dev.skystage.controlplane.api.PageResult;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/** Tells which private pools of reserved capacity instances use. */
@Action("public doc: DescribeInstanceAttachmentAttributes")
record DescribeInstanceAttachmentAttributes(Pages pages, Regions regions) {
    private static final int MOST = 100;
    private static final Listing<Attachment> ATTACHMENTS = Listing.of("instance", Attachment.class);

    record Request(
            @NotBlank String regionId,
            @ListText(max = MOST) @NotNull List<String> instanceIds,
            @Flat PageRequest page) {}

    record Result(
            @ItemName("Instance") List<Attachment> instances,
            @Flat PageResult page) {}

    record Attachment(
            @Column("id") String instanceId,
            @Column("private_pool_match_criteria") String privatePoolOptionsMatchCriteria,
            @Column("private_pool_id") String privatePoolOptionsId) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var query = Query.of(caller, region.id())
                .ids(request.instanceIds())
                .where(new Filter().and("status <> 'RELEASING'"));
        var page = pages.read(ATTACHMENTS, query, request.page().upTo(MOST));
        return new Result(page.rows(), PageResult.of(page));
    }
}
