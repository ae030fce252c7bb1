package dev.skystage.controlplane.resources.snapshot;

import dev.skystage.controlplane.resources.billing.Charge;
import dev.skystage.controlplane.resources.billing.Metered;
import dev.skystage.controlplane.resources.billing.Tariff;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The charges of snapshots: their chains, per started GiB. {@link SnapshotLinks} tells the meters of each change. */
@Component
record SnapshotCharges(JdbcClient jdbc) implements Metered {
    static final String KIND = "snapshot-link";

    private record Row(String id, String accountId, String regionId, long gib) {}

    @Override
    public String resource() {
        return KIND;
    }

    @Override
    public List<Charge> charges(Collection<String> ids) {
        return jdbc.sql("""
                        select id, account_id, region_id, (bytes + 1073741823) / 1073741824 as gib
                        from snapshot_link where id = any(?) and bytes > 0
                        """).param(ids.toArray(String[]::new)).query(Row.class).list().stream()
                .map(row -> new Tariff(row.accountId, row.regionId).snapshots(row.id, row.gib))
                .toList();
    }
}
