package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.resources.billing.Charge;
import dev.skystage.controlplane.resources.billing.Tariff;
import dev.skystage.persistence.instancetype.InstanceType;
import dev.skystage.persistence.instancetype.InstanceTypes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the subscription of an instance pays for: the instance, its image and bandwidth, and disks. What has changed for
 * a time was paid for by itself, so here it is what it was before.
 */
@Component
public record SubscriptionParts(JdbcClient jdbc, InstanceTypes types) {
    /** Which disks the subscription pays for. */
    public enum DiskChoice {
        /** Those that it pays for now. */
        SUBSCRIBED("charge_type = 'PrePaid'"),
        /** Those that it pays for now, and the system disk. */
        WITH_SYSTEM("(charge_type = 'PrePaid' or type = 'system')"),
        ALL("true");

        private final String condition;

        DiskChoice(String condition) {
            this.condition = condition;
        }
    }

    private record Machine(
            String id,
            String accountId,
            String regionId,
            String instanceType,
            String tenancy,
            String internetChargeType,
            int bandwidth,
            String platform,
            String productCode) {}

    private record DiskRow(
            String id,
            String instanceId,
            String accountId,
            String regionId,
            String type,
            String category,
            @Nullable String performanceLevel,
            int sizeGib,
            @Nullable Long provisionedIops) {}

    /** What an instance is to become; null where it stays as it is. */
    public record Becoming(
            @Nullable InstanceType type, @Nullable String systemCategory) {
        static final Becoming SAME = new Becoming(null, null);
    }

    /** The parts of instances as they are now, by instance; the first is the instance itself. */
    public Map<String, List<Charge>> of(Collection<String> instanceIds, DiskChoice disks) {
        return of(instanceIds, disks, Becoming.SAME);
    }

    /** The parts of instances after they have become something else. */
    public Map<String, List<Charge>> of(Collection<String> instanceIds, DiskChoice disks, Becoming becoming) {
        var ids = instanceIds.toArray(String[]::new);
        var parts = new LinkedHashMap<String, List<Charge>>();
        jdbc.sql("""
                        select i.id, i.account_id, i.region_id, coalesce(t.instance_type, i.instance_type) as instance_type, tenancy,
                            internet_charge_type, coalesce(b.bandwidth_out, internet_max_bandwidth_out) as bandwidth,
                            coalesce(m.platform, '') as platform, coalesce(m.product_code, '') as product_code
                        from instance i left join image m on m.id = i.image_id
                            left join temporary_change t on t.instance_id = i.id and t.what = 'TYPE'
                            left join temporary_change b on b.instance_id = i.id and b.what = 'BANDWIDTH'
                                and b.lasts_until is null
                        where i.id = any(?) order by i.id
                        """)
                .param(ids)
                .query(Machine.class)
                .list()
                .forEach(machine -> parts.put(machine.id, machine(machine, becoming)));
        jdbc.sql("select id, instance_id, account_id, region_id, type, category, performance_level, size_gib,"
                        + " provisioned_iops from disk where instance_id = any(?) and " + disks.condition
                        + " order by type desc, id")
                .param(ids)
                .query(DiskRow.class)
                .list()
                .forEach(disk -> add(disk, becoming, parts.getOrDefault(disk.instanceId, new ArrayList<>())));
        return parts;
    }

    private List<Charge> machine(Machine row, Becoming becoming) {
        var tariff = new Tariff(row.accountId, row.regionId);
        var type = becoming.type == null ? types.find(row.instanceType).orElseThrow() : becoming.type;
        var parts = new ArrayList<Charge>();
        parts.add(tariff.instance(row.id, type, row.tenancy.equals("host")));
        tariff.image(row.id, type, row.platform, row.productCode).ifPresent(parts::add);
        var bandwidth = tariff.bandwidth(row.id, row.internetChargeType, row.bandwidth);
        if (bandwidth.pricePerHour() > 0) {
            parts.add(bandwidth);
        }
        return parts;
    }

    private static void add(DiskRow disk, Becoming becoming, List<Charge> parts) {
        var other = disk.type.equals("system") ? becoming.systemCategory : null;
        parts.addAll(new Tariff(disk.accountId, disk.regionId)
                .disk(
                        disk.id,
                        disk.type,
                        other == null ? disk.category : other,
                        other == null ? disk.performanceLevel : null,
                        disk.sizeGib,
                        disk.provisionedIops));
    }
}
