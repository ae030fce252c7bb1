package dev.skystage.controlplane.resources.edge;

import dev.skystage.controlplane.resources.billing.Charge;
import dev.skystage.controlplane.resources.billing.Line;
import dev.skystage.controlplane.resources.billing.MeterItem;
import dev.skystage.controlplane.resources.billing.Order;
import dev.skystage.controlplane.resources.billing.Orders;
import dev.skystage.controlplane.resources.billing.Periods;
import dev.skystage.controlplane.resources.billing.Prices;
import dev.skystage.persistence.Renewal;
import dev.skystage.persistence.edge.EdgeInstance;
import dev.skystage.persistence.edge.EdgeRows;
import dev.skystage.persistence.edge.EdgeRows.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What instances of edge regions cost by the month: the instance and its disks. Their traffic is free. */
@Component
record EdgeSubscriptions(Orders orders, EdgeRows rows) {
    private static final String DISK = "cloud_efficiency";

    /** Pays for the first period of new instances, all of one account and region, or refuses. */
    void buy(List<EdgeInstance> made, int months) {
        var first = made.getFirst();
        orders.pay(new Order(
                Order.Kind.BUY,
                first.accountId,
                first.regionId,
                made.stream()
                        .flatMap(instance -> lines(of(instance), months).stream())
                        .toList()));
    }

    private static Ending of(EdgeInstance made) {
        return new Ending(
                made.id,
                made.accountId,
                made.regionId,
                made.instanceType,
                made.cpu,
                made.memoryMib,
                made.systemDiskGib,
                made.dataDiskGib,
                made.createdAt,
                made.createdAt,
                made.autoRenewPeriod);
    }

    /** Pays for the next period of those that renew themselves and have the money; returns which were renewed. */
    Set<String> renew(List<Ending> ending) {
        var parts = ending.stream().collect(Collectors.toMap(Ending::id, EdgeSubscriptions::charges));
        var ends = orders.renew(
                ending.stream().flatMap(one -> renewal(one).stream()).toList(), parts);
        rows.writeExpiries(ends);
        return ends.keySet();
    }

    private static Optional<Renewal> renewal(Ending one) {
        return Optional.ofNullable(one.autoRenewPeriod())
                .map(months -> new Renewal(one.id(), one.createdAt(), one.expiredAt(), months, Periods.MONTH));
    }

    private static List<Line> lines(Ending instance, int months) {
        var period = new Line.Period(months, Periods.MONTH);
        var ends = Periods.end(instance.createdAt(), instance.expiredAt(), months, Periods.MONTH);
        var lines = new ArrayList<Line>();
        charges(instance)
                .forEach(charge -> lines.add(Line.of(instance.id(), charge, period, instance.expiredAt(), ends)));
        return lines;
    }

    private static List<Charge> charges(Ending instance) {
        var charges = new ArrayList<Charge>();
        charges.add(charge(
                instance,
                MeterItem.INSTANCE,
                instance.instanceType(),
                Prices.edgeInstance(instance.cpu(), instance.memoryMib())));
        charges.add(disk(instance, MeterItem.SYSTEM_DISK, instance.systemDiskGib()));
        if (instance.dataDiskGib() > 0) {
            charges.add(disk(instance, MeterItem.DATA_DISK, instance.dataDiskGib()));
        }
        return charges;
    }

    private static Charge disk(Ending instance, MeterItem item, int gib) {
        return charge(instance, item, DISK + " " + gib, Prices.disk(instance.regionId(), DISK, null, gib));
    }

    private static Charge charge(Ending instance, MeterItem item, String detail, long hour) {
        return new Charge(instance.accountId(), instance.regionId(), instance.id(), item, detail, hour);
    }
}
