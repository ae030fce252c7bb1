package dev.skystage.controlplane.resources.billing;

import dev.skystage.persistence.instancetype.InstanceType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Simulated prices from {@code prices.json}: what things cost an hour, in micro-yuan, and what a subscription to them
 * costs. DescribePrice, orders and meters all use these, so they agree.
 */
public final class Prices {
    private static final PriceList LIST = PriceList.SIMULATED;
    /** Prices of instances are rounded to a thousandth of a yuan, as the price limits of preemptible ones are. */
    private static final long THOUSANDTH = Money.YUAN / 1000;

    private static final int MIB = 1024;

    private Prices() {}

    public static String currency() {
        return LIST.currency();
    }

    /** An hour of an instance of the type, without disks and bandwidth. */
    public static long instance(String regionId, InstanceType type) {
        var parts = rate(type, "vcpu") * type.vcpus()
                + rate(type, "memoryGib") * type.memoryMib() / MIB
                + (type.gpuAmount() == 0 ? 0 : LIST.get("instances", "gpus", type.gpuSpec()) * type.gpuAmount())
                + (type.localStorageAmount() == 0
                        ? 0
                        : LIST.get("instances", "localDiskGib", type.localStorageCategory())
                                * type.localStorageAmount()
                                * type.localStorageGib());
        return inRegion(regionId, parts, THOUSANDTH);
    }

    private static long rate(InstanceType type, String part) {
        return LIST.find("instances", "families", type.family(), part)
                .orElseGet(() -> LIST.get("instances", "usual", part));
    }

    /** An hour of an instance of an edge region, where everything costs the same. */
    public static long edgeInstance(int vcpus, int memoryMib) {
        return Money.part(
                LIST.get("edge", "vcpu") * vcpus + LIST.get("edge", "memoryGib") * memoryMib / MIB,
                PriceList.ONE,
                PriceList.ONE,
                THOUSANDTH);
    }

    /**
     * An hour of a disk.
     *
     * @param level of an ESSD, PL1 if absent
     */
    public static long disk(String regionId, String category, @Nullable String level, long sizeGib) {
        var name = category.equals("cloud_essd") ? category + " " + (level == null ? "PL1" : level) : category;
        return inRegion(regionId, Math.multiplyExact(LIST.get("disks", name), sizeGib), 1);
    }

    /** An hour of so many I/O operations per second that are bought for a disk. */
    public static long provisionedIops(String regionId, long iops) {
        return inRegion(regionId, Math.multiplyExact(LIST.get("provisionedIops"), iops), 1);
    }

    /** An hour of fixed bandwidth, PayByBandwidth. */
    public static long bandwidth(String regionId, int mbits) {
        var cheap = Math.min(mbits, (int) LIST.number("bandwidth", "cheapMbits"));
        return inRegion(
                regionId,
                LIST.get("bandwidth", "cheapMbit") * cheap + LIST.get("bandwidth", "furtherMbit") * (mbits - cheap),
                1);
    }

    /** A GiB of traffic, PayByTraffic. */
    public static long traffic(String regionId) {
        return inRegion(regionId, LIST.get("bandwidth", "trafficGib"), 1);
    }

    /** An hour of an elastic address that is not bound to an instance. */
    public static long eip(String regionId) {
        return inRegion(regionId, LIST.get("eip"), 1);
    }

    /** An hour of snapshots of this size. */
    public static long snapshot(String regionId, long gib) {
        return inRegion(regionId, Math.multiplyExact(LIST.get("snapshotGib"), gib), 1);
    }

    /** An hour of the image's licence on so many vCPUs; 0 for most images. */
    public static long image(String regionId, String platform, String productCode, int vcpus) {
        var product = LIST.find("images", "products", productCode).orElse(0L);
        var name = platform.startsWith("Windows Server") ? "Windows Server" : platform;
        var licence = LIST.find("images", "platforms", name).orElse(0L);
        return inRegion(regionId, product + licence * vcpus, 1);
    }

    /** An hour of a dedicated host of the type; empty if there is no such type. */
    public static Optional<Long> dedicatedHost(String regionId, String type) {
        return LIST.find("dedicatedHosts", type).map(price -> inRegion(regionId, price, 1));
    }

    /** The price, in whole cents, of a subscription to what costs so much an hour. */
    public static Price subscription(long hour, int length, String unit) {
        if (unit.equals(Periods.WEEK)) {
            return Price.of(period(hour, length, "week"));
        }
        var months = Periods.months(length, unit);
        var original = period(hour, months, "month");
        return LIST.discount(months)
                .map(discount -> new Price(
                        original,
                        Money.part(original, discount.share(), PriceList.ONE, Money.CENT),
                        List.of(discount.rule())))
                .orElse(Price.of(original));
    }

    private static long period(long hour, int length, String unit) {
        var hours = LIST.number("subscriptions", unit + "Hours") * length;
        return Money.part(hour * hours, LIST.get("subscriptions", unit + "Share"), PriceList.ONE, Money.CENT);
    }

    /** The price in a region. */
    private static long inRegion(String regionId, long price, long unit) {
        return Money.part(price, LIST.find("regions", regionId).orElse(PriceList.ONE), PriceList.ONE, unit);
    }
}
