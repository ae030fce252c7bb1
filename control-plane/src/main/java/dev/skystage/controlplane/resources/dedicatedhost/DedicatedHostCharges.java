package dev.skystage.controlplane.resources.dedicatedhost;

import dev.skystage.controlplane.resources.billing.Charge;
import dev.skystage.controlplane.resources.billing.Metered;
import dev.skystage.controlplane.resources.billing.Tariff;
import dev.skystage.persistence.Resource;
import dev.skystage.persistence.dedicatedhost.DedicatedHost;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What pay-as-you-go dedicated hosts cost, whatever is on them. */
@Component
record DedicatedHostCharges(JdbcClient jdbc) implements Metered {
    static final String KIND = "dedicated-host";

    private record Row(String id, String accountId, String regionId, String type) {}

    @Override
    public String resource() {
        return KIND;
    }

    @Override
    public Optional<Class<? extends Resource>> entity() {
        return Optional.of(DedicatedHost.class);
    }

    @Override
    public Set<String> properties() {
        return Set.of("chargeType", "type");
    }

    @Override
    public List<Charge> charges(Collection<String> ids) {
        return jdbc
                .sql("select id, account_id, region_id, type from dedicated_host"
                        + " where id = any(?) and charge_type = 'PostPaid'")
                .param(ids.toArray(String[]::new))
                .query(Row.class)
                .list()
                .stream()
                .map(row -> new Tariff(row.accountId, row.regionId)
                        .dedicatedHost(row.id, row.type)
                        .orElseThrow())
                .toList();
    }
}
