package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.resources.billing.Charge;
import dev.skystage.controlplane.resources.billing.Metered;
import dev.skystage.controlplane.resources.billing.SpotNow;
import dev.skystage.controlplane.resources.billing.Tariff;
import dev.skystage.persistence.Resource;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instancetype.InstanceTypes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The charges of pay-as-you-go instances: the instance itself, unless it is on a host that its owner pays for, the
 * licence of its image, and public bandwidth that is paid for by itself. An instance that is stopped without charge or
 * overdue costs nothing. A preemptible one costs the price of its market, hour by hour.
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
        return jdbc.sql("""
                        select i.id, i.account_id, i.region_id, i.zone_id, i.instance_type, i.tenancy, i.spot_strategy, m.platform,
                            m.product_code,
                            case when i.internet_charge_type = 'PayByBandwidth' and i.public_ip is not null
                                then i.internet_max_bandwidth_out else 0 end as bandwidth
                        from instance i left join image m on m.id = i.image_id
                        where i.id = any(?) and i.charge_type = 'PostPaid' and i.status not in ('RELEASING', 'RELEASED')
                            and not (i.status = 'STOPPED' and i.stopped_mode = 'StopCharging')
                            and not 'financial' = any(i.locks)
                        """).param(ids.toArray(String[]::new)).query(Row.class).list().stream()
                .flatMap(this::charges)
                .toList();
    }

    private Stream<Charge> charges(Row row) {
        var tariff = new Tariff(row.accountId, row.regionId);
        var type = types.find(row.instanceType).orElseThrow();
        var charges = new ArrayList<Charge>();
        if (row.spotStrategy.equals(SpotStrategy.NO_SPOT.wire()) || row.tenancy.equals("host")) {
            charges.add(tariff.instance(row.id, type, row.tenancy.equals("host")));
        } else {
            var there = new Charge.Market(type.id(), row.zoneId);
            charges.add(tariff.preemptible(row.id, there, market.price(row.accountId, type.id(), row.zoneId)));
        }
        if (row.platform != null && row.productCode != null) {
            tariff.image(row.id, type, row.platform, row.productCode).ifPresent(charges::add);
        }
        charges.add(tariff.bandwidth(row.id, "PayByBandwidth", row.bandwidth));
        return charges.stream().filter(charge -> charge.pricePerHour() > 0);
    }
}
