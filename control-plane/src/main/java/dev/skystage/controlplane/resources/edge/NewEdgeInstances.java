package dev.skystage.controlplane.resources.edge;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.billing.Periods;
import dev.skystage.controlplane.resources.eip.PublicAddresses;
import dev.skystage.persistence.edge.EdgeInstance;
import dev.skystage.persistence.edge.EdgeRows;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** New rows of instances of edge regions, with their addresses. */
@Component
record NewEdgeInstances(EdgeRows rows, PublicAddresses addresses, Ids ids, CloudClock clock) {
    List<EdgeInstance> of(EdgeOrder order, Caller caller) {
        var amount = order.amount();
        var ipv4 = order.ipv4() ? addresses.draw(amount, PublicAddresses.Holder.EDGE) : List.<String>of();
        check(!order.ipv4() || ipv4.size() == amount, "StockNotEnough");
        var ipv6 = order.ipv6() ? rows.ipv6(amount) : List.<String>of();
        var now = clock.now();
        var made = new ArrayList<EdgeInstance>();
        for (var i = 0; i < amount; i++) {
            var instance = fresh(order, i, caller, now);
            instance.publicIp = order.ipv4() ? ipv4.get(i) : null;
            instance.ipv6 = order.ipv6() ? ipv6.get(i) : null;
            made.add(instance);
        }
        return made;
    }

    private EdgeInstance fresh(EdgeOrder order, int index, Caller caller, Instant now) {
        var instance = new EdgeInstance();
        instance.id = ids.next("i");
        instance.accountId = caller.accountId();
        instance.regionId = order.region().id();
        instance.instanceType = order.type().id();
        instance.cpu = order.type().vcpus();
        instance.memoryMib = order.type().memoryMib();
        instance.imageId = order.image().id;
        instance.osName = order.image().osName;
        instance.name = order.names().isEmpty() ? instance.id : order.names().get(index);
        instance.hostName =
                order.hostNames().isEmpty() ? instance.id : order.hostNames().get(index);
        instance.keyPairName = order.keyPairName();
        instance.internetChargeType = order.internetChargeType();
        instance.systemDiskGib = order.systemDiskGib();
        instance.dataDiskGib = order.dataDiskGib();
        instance.autoRenewPeriod = order.autoRenewPeriod();
        instance.createdAt = now;
        instance.expiredAt = Periods.end(now, order.months(), Periods.MONTH);
        return instance;
    }
}
