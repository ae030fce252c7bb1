package dev.skystage.controlplane.actions.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
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
import dev.skystage.controlplane.resources.instance.Renewals;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells what happens to subscriptions at their end: to the named ones, or to those of the region with a certain renewal
 * status.
 */
@Action("004 §6.14")
record DescribeInstanceAutoRenewAttribute(Pages pages, Regions regions, Renewals renewals) {
    private static final int MOST = 100;
    private static final Listing<Renewal> RENEWALS = Listing.of("instance", Renewal.class);

    record Request(
            @NotBlank String regionId,

            @ListText(value = ListText.Form.JSON_OR_COMMAS, max = MOST, tooMany = "InvalidParameter.ToManyInstanceIds")
            @Nullable
            List<String> instanceId,

            @Nullable String renewalStatus,
            @Flat PageRequest page) {}

    record Result(
            @ItemName("InstanceRenewAttribute") List<Renewal> instanceRenewAttributes,
            @Flat PageResult page) {}

    /** The duration is 0 where the subscription does not renew itself, as in the reference's example. */
    record Renewal(
            @Column("id") String instanceId,
            int duration,
            String periodUnit,
            boolean autoRenewEnabled,
            String renewalStatus) {
        static int duration(String renewalStatus, @Nullable Integer autoRenewPeriod) {
            return isAutomatic(renewalStatus) && autoRenewPeriod != null ? autoRenewPeriod : 0;
        }

        static String periodUnit(@Nullable String autoRenewUnit, String periodUnit) {
            return autoRenewUnit == null ? periodUnit : autoRenewUnit;
        }

        static boolean autoRenewEnabled(String renewalStatus) {
            return isAutomatic(renewalStatus);
        }

        private static boolean isAutomatic(String renewalStatus) {
            return renewalStatus.equals(Renewals.AUTO_RENEWAL);
        }
    }

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var ids = request.instanceId();
        check(ids != null || request.renewalStatus() != null, "Abs.MissingParamter.InstanceId");
        Choice.checkParameter("RenewalStatus", request.renewalStatus(), Renewals.STATUSES);
        if (ids != null) {
            renewals.check(caller, region.id(), ids);
        }
        var query = Query.of(caller, region.id())
                .ids(ids)
                .where(new Filter()
                        .and("status <> 'RELEASING' and charge_type = 'PrePaid'")
                        .equal("renewal_status", request.renewalStatus()));
        var size = request.page().pageSize() == null && ids != null
                ? Integer.valueOf(MOST)
                : request.page().pageSize();
        var page = pages.read(RENEWALS, query, new PageRequest(request.page().pageNumber(), size).upTo(MOST));
        return new Result(page.rows(), PageResult.of(page));
    }
}
