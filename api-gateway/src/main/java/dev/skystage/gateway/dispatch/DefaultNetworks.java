package dev.skystage.gateway.dispatch;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.vpc.Networks;
import dev.skystage.persistence.cloud.CloudReplaced;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Makes the default network of an account in a region, on its first call there. */
@Component
class DefaultNetworks {
    private final Regions regions;
    private final Networks networks;
    private final Transactions transactions;
    private final Set<String> given = ConcurrentHashMap.newKeySet();

    DefaultNetworks(Regions regions, Networks networks, Transactions transactions) {
        this.regions = regions;
        this.networks = networks;
        this.transactions = transactions;
    }

    /** Does nothing if the network was made before, or the call names no existing region. */
    void give(Caller caller, @Nullable String regionId) {
        if (regionId == null || regions.find(regionId).isEmpty()) {
            return;
        }
        var key = caller.accountId() + '/' + regionId;
        if (!given.contains(key)) {
            transactions.write(() -> networks.defaultNetwork(caller, regionId));
            given.add(key);
        }
    }

    @EventListener
    void replaced(CloudReplaced event) {
        given.clear();
    }
}
