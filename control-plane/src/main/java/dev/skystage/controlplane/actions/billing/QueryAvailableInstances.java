package dev.skystage.controlplane.actions.billing;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.api.Paging;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.listing.Always;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Column.Time;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists what an account has of the products that cost money: here only instances of ECS. */
@Action(value = "SDK", products = Product.BSSAPI)
record QueryAvailableInstances(Pages pages) {
    private static final int MAX_PAGE = 300;
    private static final String ECS = "ecs";
    private static final Set<String> TYPES = Set.of("Subscription", "PayAsYouGo");
    private static final Set<String> RENEWALS = Set.of("AutoRenewal", "ManualRenewal", "NotRenewal");
    private static final Listing<Item> INSTANCES = Listing.of("instance", Item.class);

    record Request(
            @Nullable String region,
            @Nullable String productCode,
            @Nullable String productType,
            @Nullable String subscriptionType,
            @Nullable String renewStatus,

            @ListText(value = ListText.Form.JSON_OR_COMMAS, max = 100) @WireName("InstanceIDs") @Nullable
            List<String> instanceIds,

            @Nullable Integer pageNum,
            @Nullable Integer pageSize) {}

    record Result(String code, String message, boolean success, Data data) {}

    record Data(int totalCount, int pageNum, int pageSize, List<Item> instanceList) {}

    record Item(
            long ownerId,
            @Column("id") @WireName("InstanceID") String instanceId,
            @Column("region_id") String region,
            @Always(ECS) String productCode,
            @Always(ECS) String productType,
            String subscriptionType,
            String status,

            @Column(value = "created_at", time = Time.SECONDS)
            String createTime,

            @Column(value = "expired_at", time = Time.SECONDS)
            String endTime,

            String renewStatus,
            @Column("auto_renew_period") @Nullable Integer renewalDuration,
            String renewalDurationUnit) {
        static long ownerId(String accountId) {
            return Long.parseLong(accountId);
        }

        static String subscriptionType(String chargeType) {
            return chargeType.equals("PrePaid") ? "Subscription" : "PayAsYouGo";
        }

        static String status(@Column("status") String lifecycle) {
            return lifecycle.equals("PENDING") ? "Creating" : "Normal";
        }

        static String renewStatus(String renewalStatus) {
            return renewalStatus.equals("Normal") ? "ManualRenewal" : renewalStatus;
        }

        static String renewalDurationUnit(@Nullable String autoRenewUnit) {
            if (autoRenewUnit == null) {
                return "";
            }
            return autoRenewUnit.equals("Year") ? "Y" : "M";
        }
    }

    Result handle(Request request, Caller caller) {
        checkParameter(request.pageNum() == null || request.pageNum() >= 1, "PageNum");
        Choice.checkParameter("SubscriptionType", request.subscriptionType(), TYPES);
        Choice.checkParameter("RenewStatus", request.renewStatus(), RENEWALS);
        var filter = new Filter()
                .and("status <> 'RELEASING'")
                .equal("charge_type", request.subscriptionType() == null ? null : chargeType(request))
                .equal(
                        "renewal_status",
                        "ManualRenewal".equals(request.renewStatus()) ? "Normal" : request.renewStatus());
        if (!isOfEcs(request.productCode()) || !isOfEcs(request.productType())) {
            filter.and("false");
        }
        var query =
                Query.of(caller, request.region()).ids(request.instanceIds()).where(filter);
        var page = pages.read(INSTANCES, query, Paging.of(request.pageNum(), request.pageSize(), MAX_PAGE));
        return new Result(
                "Success", "Successful!", true, new Data(page.total(), page.number(), page.size(), page.rows()));
    }

    private static String chargeType(Request request) {
        return "Subscription".equals(request.subscriptionType()) ? "PrePaid" : "PostPaid";
    }

    private static boolean isOfEcs(@Nullable String product) {
        return product == null || product.equals(ECS);
    }
}
