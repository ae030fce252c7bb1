package dev.skystage.controlplane.resources.billing;

import dev.skystage.persistence.instancetype.InstanceType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The hourly charges of an account in a region, named as meters and orders name them. */
public record Tariff(String accountId, String regionId) {
    /**
     * An instance without its disks.
     *
     * @param hosted whether it is on a dedicated host of its owner, who pays for the host: then the instance costs
     * nothing
     */
    public Charge instance(String id, InstanceType type, boolean hosted) {
        return charge(id, MeterItem.INSTANCE, type.id(), hosted ? 0 : Prices.instance(regionId, type));
    }

    /** A preemptible instance, at the price of its market. */
    public Charge preemptible(String id, Charge.Market market, long pricePerHour) {
        return new Charge(accountId, regionId, id, MeterItem.INSTANCE, market.typeId() + " spot", pricePerHour, market);
    }

    /** The licence of an image, if it has one. */
    public Optional<Charge> image(String id, InstanceType type, String platform, String productCode) {
        var price = Prices.image(regionId, platform, productCode, type.vcpus());
        return price == 0 ? Optional.empty() : Optional.of(charge(id, MeterItem.IMAGE, platform, price));
    }

    /** Bandwidth in Mbit/s, where it is paid for by itself; none for PayByTraffic. */
    public Charge bandwidth(String id, String internetChargeType, int mbits) {
        var price = internetChargeType.equals("PayByBandwidth") ? Prices.bandwidth(regionId, Math.max(0, mbits)) : 0;
        return charge(id, MeterItem.BANDWIDTH, mbits + " Mbit/s", price);
    }

    /** A disk of so many GiB. */
    public Charge disk(String id, String type, String category, @Nullable String level, int sizeGib) {
        return charge(
                id,
                type.equals("system") ? MeterItem.SYSTEM_DISK : MeterItem.DATA_DISK,
                category + (level == null ? "" : " " + level) + " " + sizeGib + " GiB",
                Prices.disk(regionId, category, level, sizeGib));
    }

    /** I/O operations per second that were bought for a disk. */
    public Charge provisionedIops(String id, long iops) {
        return charge(id, MeterItem.PROVISIONED_IOPS, iops + " IOPS", Prices.provisionedIops(regionId, iops));
    }

    /** A disk, with the I/O operations per second that were bought for it, if any. */
    public List<Charge> disk(
            String id, String type, String category, @Nullable String level, int sizeGib, @Nullable Long iops) {
        var disk = disk(id, type, category, level, sizeGib);
        return iops == null || iops == 0 ? List.of(disk) : List.of(disk, provisionedIops(id, iops));
    }

    /** An elastic address that is bound to nothing, without its bandwidth. */
    public Charge unboundEip(String id) {
        return charge(id, MeterItem.EIP, "unbound", Prices.eip(regionId));
    }

    /** So many GiB of snapshots. */
    public Charge snapshots(String id, long gib) {
        return charge(id, MeterItem.SNAPSHOT, gib + " GiB", Prices.snapshot(regionId, gib));
    }

    /** A dedicated host; empty if there is no such type. */
    public Optional<Charge> dedicatedHost(String id, String type) {
        return Prices.dedicatedHost(regionId, type).map(price -> charge(id, MeterItem.DEDICATED_HOST, type, price));
    }

    /** A GiB of traffic, PayByTraffic. */
    public Charge traffic() {
        return charge("", MeterItem.BANDWIDTH, "GiB", Prices.traffic(regionId));
    }

    private Charge charge(String id, MeterItem item, String detail, long price) {
        return new Charge(accountId, regionId, id, item, detail, price);
    }
}
