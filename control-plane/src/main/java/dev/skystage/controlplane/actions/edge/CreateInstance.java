package dev.skystage.controlplane.actions.edge;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.edge.EdgeCatalog;
import dev.skystage.controlplane.resources.edge.EdgeFields;
import dev.skystage.controlplane.resources.edge.EdgeGuests;
import dev.skystage.controlplane.resources.edge.EdgeInstances;
import dev.skystage.controlplane.resources.edge.EdgeOrder;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.persistence.edge.EdgeRows;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Buys instances of an edge region for some months. They are in service after a while; DescribeInstances shows when.
 */
@Action(value = "003", products = Product.ENS)
record CreateInstance(EdgeCatalog catalog, EdgeGuests guests, EdgeInstances instances, EdgeRows rows, Quotas quotas) {
    /** The reference gives no number; this is as many as RunInstances of ECS makes at once. */
    private static final int MOST = 100;

    private static final int LARGEST_SYSTEM_DISK = 40;
    private static final int LARGEST_DATA_DISK = 32_768;
    private static final int SMALLEST_DISK = 20;
    private static final int STEP = 10;
    private static final Set<String> CHARGE_TYPES = Set.of("BandwidthByDay", "95BandwidthByMonth");
    private static final Set<Integer> PERIODS = Set.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 12);

    record Request(
            @NotBlank String instanceType,
            @NotBlank String ensRegionId,
            @NotBlank String period,
            @NotBlank String quantity,
            @Nullable Disk systemDisk,

            @WireName("DataDisk") @Indexed(max = 1) @Nullable
            List<Disk> dataDisks,

            @Nullable String internetChargeType,
            @Flat EdgeGuests.Request guest,
            @Flat Renewal renewal,
            @Flat Network network) {}

    /** The size is a number of GiB as text. */
    record Disk(@Nullable String size) {}

    record Renewal(
            @Nullable String paymentType,
            @Nullable String autoRenew,
            @Nullable String autoRenewPeriod) {}

    record Network(
            @Nullable String ipType,
            @Nullable String vSwitchId,
            @Nullable String privateIpAddress,
            @Nullable Boolean publicIpIdentification) {}

    record Result(@ItemName("InstanceId") List<String> instanceIds, int code) {}

    Result handle(Request request, Caller caller) {
        var region = catalog.region(request.ensRegionId()).orElseThrow(() -> EdgeFields.invalid("EnsRegionId"));
        check(
                quotas.maximum(caller.accountId(), region.id(), Quota.EDGE_INSTANCES) > 0,
                "InvalidUserData.NotInWhiteList");
        var type = catalog.type(request.instanceType())
                .orElseThrow(() -> new ApiException("InvalidParameter.InstanceType"));
        var months = EdgeFields.number("Period", request.period(), PERIODS::contains);
        var amount = EdgeFields.number("Quantity", request.quantity(), n -> n >= 1 && n <= MOST);
        var ipv6 = network(request.network(), region);
        var guest = guests.examined(request.guest(), amount, caller);
        return new Result(
                instances.create(
                        new EdgeOrder(
                                region,
                                type,
                                guest.image(),
                                amount,
                                months,
                                renewal(request.renewal()),
                                chargeType(request.internetChargeType(), caller),
                                systemDisk(request.systemDisk(), guest.image().sizeGib),
                                dataDisk(request.dataDisks()),
                                guest.keyPairName(),
                                guest.names(),
                                guest.hostNames(),
                                !"ipv6".equals(request.network().ipType())
                                        && !Boolean.FALSE.equals(
                                                request.network().publicIpIdentification()),
                                ipv6),
                        caller),
                0);
    }

    /** Whether IPv6 is asked for. */
    private static boolean network(Network asked, EdgeCatalog.EdgeRegion region) {
        EdgeFields.check("IpType", asked.ipType(), Set.of("ipv4", "ipv6", "ipv4Andipv6"));
        var ipv6 = asked.ipType() != null && asked.ipType().endsWith("ipv6");
        ApiException.check(!ipv6 || region.ipv6(), "unsupported_Ipv6Feature");
        if (asked.privateIpAddress() != null && asked.vSwitchId() == null) {
            throw new ApiException("MissingParameter", "VSwitchId");
        }
        // accounts cannot make networks in edge regions
        ApiException.check(asked.vSwitchId() == null, "InvalidVSwitchId.NotFound");
        return ipv6;
    }

    private static @Nullable Integer renewal(Renewal asked) {
        EdgeFields.check("PaymentType", asked.paymentType(), Set.of("Subscription"));
        EdgeFields.check("AutoRenew", asked.autoRenew(), Set.of("True", "False"));
        var period = asked.autoRenewPeriod() == null
                ? null
                : EdgeFields.number("AutoRenewPeriod", asked.autoRenewPeriod(), n -> n >= 1 && n <= 12);
        if (!"True".equals(asked.autoRenew())) {
            return null;
        }
        return Optional.ofNullable(period).orElseThrow(() -> new ApiException("MissingParameter", "AutoRenewPeriod"));
    }

    /** The default is the one that the account's latest instance has. */
    private String chargeType(@Nullable String asked, Caller caller) {
        check(asked == null || CHARGE_TYPES.contains(asked), "InvalidParameter.Bandwidth");
        return Optional.ofNullable(asked)
                .or(() -> rows.internetChargeType(caller.accountId()))
                .orElseThrow(() -> new ApiException("MissingParameter", "InternetChargeType"));
    }

    /** The reference says 20 and 40 in one place, multiples of 10 in another: multiples up to 40 are taken. */
    private static int systemDisk(@Nullable Disk asked, int imageGib) {
        var size = asked == null || asked.size() == null ? Math.max(SMALLEST_DISK, imageGib) : gib(asked.size());
        check(
                size >= Math.max(SMALLEST_DISK, imageGib) && size <= LARGEST_SYSTEM_DISK && size % STEP == 0,
                "InvalidDiskSize.ValueNotSupported");
        return size;
    }

    private static int dataDisk(@Nullable List<Disk> asked) {
        var text = asked == null || asked.isEmpty() ? null : asked.getFirst().size();
        if (text == null) {
            return 0;
        }
        var size = gib(text);
        check(
                size >= SMALLEST_DISK && size <= LARGEST_DATA_DISK && size % STEP == 0,
                "InvalidDiskSize.ValueNotSupported");
        return size;
    }

    private static int gib(String text) {
        check(text.matches("\\d{1,5}"), "InvalidDiskSize.ValueNotSupported");
        return Integer.parseInt(text);
    }
}
