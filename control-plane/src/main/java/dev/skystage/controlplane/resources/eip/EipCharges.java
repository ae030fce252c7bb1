package dev.skystage.controlplane.resources.eip;

import dev.skystage.controlplane.resources.billing.Charge;
import dev.skystage.controlplane.resources.billing.Metered;
import dev.skystage.controlplane.resources.billing.Tariff;
import dev.skystage.persistence.Resource;
import dev.skystage.persistence.eip.Eip;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The charges of pay-as-you-go elastic addresses: bandwidth where it is paid for by itself, and a fee for an address
 * that is bound to nothing.
 */
@Component
record EipCharges(JdbcClient jdbc) implements Metered {
    private record Row(String id, String accountId, String regionId, String status, int bandwidth) {}

    @Override
    public String resource() {
        return "eip";
    }

    @Override
    public Optional<Class<? extends Resource>> entity() {
        return Optional.of(Eip.class);
    }

    @Override
    public Set<String> properties() {
        return Set.of("chargeType", "internetChargeType", "bandwidth");
    }

    @Override
    public Set<String> events() {
        return Arrays.stream(EipEvent.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<Charge> charges(Collection<String> ids) {
        return jdbc.sql("""
                        select id, account_id, region_id, status,
                            case internet_charge_type when 'PayByBandwidth' then bandwidth else 0 end as bandwidth
                        from eip where id = any(?) and charge_type = 'PostPaid'
                        """).param(ids.toArray(String[]::new)).query(Row.class).list().stream()
                .flatMap(EipCharges::charges)
                .toList();
    }

    private static Stream<Charge> charges(Row row) {
        var tariff = new Tariff(row.accountId, row.regionId);
        var charges = new ArrayList<Charge>();
        if (row.status.equals("AVAILABLE")) {
            charges.add(tariff.unboundEip(row.id));
        }
        charges.add(tariff.bandwidth(row.id, "PayByBandwidth", row.bandwidth));
        return charges.stream().filter(charge -> charge.pricePerHour() > 0);
    }
}
