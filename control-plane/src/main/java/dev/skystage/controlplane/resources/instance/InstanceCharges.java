package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.resources.billing.Charge;
import dev.skystage.controlplane.resources.billing.MeterItem;
import dev.skystage.controlplane.resources.billing.Metered;
import dev.skystage.controlplane.resources.billing.Money;
import dev.skystage.controlplane.resources.billing.Prices;
import dev.skystage.controlplane.resources.billing.SpotNow;
import dev.skystage.persistence.Resource;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instancetype.InstanceTypes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What pay-as-you-go instances cost: the instance itself, unless it stands on a host that its owner pays for, the licence of
 * its image, and public bandwidth that is paid by itself. One that was stopped without charge or is overdue costs nothing.
 * A preemptible one costs what its market asked when it began or last changed.
 */
@Component
record InstanceCharges(JdbcClient jdbc, InstanceTypes types, SpotNow market) implements Metered {
    static final String KIND = "instance";

    private record Row(
            String id,
            String accountId,
            String regionId,
            String zoneId,
            String instanceType,
            String tenancy,
            String spotStrategy,
            @Nullable String platform,
            @Nullable String productCode,
            int bandwidth) {}

    @Override
    public String resource() {
        return KIND;
    }

    @Override
    public Optional<Class<? extends Resource>> entity() {
        return Optional.of(Instance.class);
    }

    @Override
    public Set<String> properties() {
        return Set.of(
                "chargeType",
                "instanceType",
                "imageId",
                "internetChargeType",
                "internetMaxBandwidthOut",
                "publicIp",
                "stoppedMode",
                "tenancy",
                "locks");
    }

    @Override
    public Set<String> events() {
        return Set.of(InstanceEvent.RELEASE.name(), InstanceEvent.CREATION_FAILED.name());
    }

    @Override
    public List<Charge> charges(Collection<String> ids) {
        var charges = new ArrayList<Charge>();
        jdbc.sql("""
                        select i.id, i.account_id, i.region_id, i.zone_id, i.instance_type, i.tenancy, i.spot_strategy, m.platform,
                            m.product_code,
                            case when i.internet_charge_type = 'PayByBandwidth' and i.public_ip is not null
                                then i.internet_max_bandwidth_out else 0 end as bandwidth
                        from instance i left join image m on m.id = i.image_id
                        where i.id = any(?) and i.charge_type = 'PostPaid' and i.status not in ('RELEASING', 'RELEASED')
                            and not (i.status = 'STOPPED' and i.stopped_mode = 'StopCharging')
                            and not 'financial' = any(i.locks)
                        """).param(ids.toArray(String[]::new)).query(Row.class).list().forEach(row -> add(row, charges));
        return charges;
    }

    private void add(Row row, List<Charge> charges) {
        var type = types.find(row.instanceType).orElseThrow();
        if (!row.tenancy.equals("host")) {
            var spot = !row.spotStrategy.equals(SpotStrategy.NO_SPOT.wire());
            var price = spot ? Money.of(market.price(type.id(), row.zoneId)) : Prices.instance(row.regionId, type);
            add(row, MeterItem.INSTANCE, spot ? type.id() + " spot" : type.id(), price, charges);
        }
        if (row.platform != null && row.productCode != null) {
            var price = Prices.image(row.regionId, row.platform, row.productCode, type.vcpus());
            add(row, MeterItem.IMAGE, row.platform, price, charges);
        }
        if (row.bandwidth > 0) {
            var price = Prices.bandwidth(row.regionId, row.bandwidth);
            add(row, MeterItem.BANDWIDTH, row.bandwidth + " Mbit/s", price, charges);
        }
    }

    private static void add(Row row, MeterItem item, String detail, long price, List<Charge> charges) {
        if (price > 0) {
            charges.add(new Charge(row.accountId, row.regionId, row.id, item, detail, price));
        }
    }
}
