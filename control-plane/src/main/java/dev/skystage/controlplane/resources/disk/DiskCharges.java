package dev.skystage.controlplane.resources.disk;

import dev.skystage.controlplane.resources.billing.Charge;
import dev.skystage.controlplane.resources.billing.Metered;
import dev.skystage.controlplane.resources.billing.Tariff;
import dev.skystage.persistence.Resource;
import dev.skystage.persistence.disk.Disk;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The charges of pay-as-you-go disks; they do not depend on the disk's instance. Local disks are paid for with the
 * instance. A system disk that is to replace another one costs nothing until it does.
 */
@Component
public record DiskCharges(JdbcClient jdbc) implements Metered {
    public static final String KIND = "disk";

    private record Row(
            String id,
            String accountId,
            String regionId,
            String type,
            String category,
            @Nullable String performanceLevel,
            int sizeGib,
            @Nullable Long provisionedIops) {}

    @Override
    public String resource() {
        return KIND;
    }

    @Override
    public Optional<Class<? extends Resource>> entity() {
        return Optional.of(Disk.class);
    }

    @Override
    public Set<String> properties() {
        return Set.of("chargeType", "category", "performanceLevel", "sizeGib", "provisionedIops", "locks");
    }

    @Override
    public Set<String> events() {
        return Set.of(DiskEvent.DELETE.name(), DiskEvent.SPEC_CHANGED.name());
    }

    @Override
    public List<Charge> charges(Collection<String> ids) {
        return jdbc.sql("""
                        select id, account_id, region_id, type, category, performance_level, size_gib, provisioned_iops
                        from disk
                        where id = any(?) and charge_type = 'PostPaid' and status not in ('DELETING', 'DELETED')
                            and category not like 'local%' and not 'financial' = any(locks)
                            and not (type = 'system' and instance_id is null)
                        """).param(ids.toArray(String[]::new)).query(Row.class).list().stream()
                .map(row -> new Tariff(row.accountId, row.regionId)
                        .disk(row.id, row.type, row.category, row.performanceLevel, row.sizeGib, row.provisionedIops))
                .flatMap(List::stream)
                .toList();
    }
}
