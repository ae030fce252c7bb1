package dev.skystage.gateway.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.vpc.Networks;
import dev.skystage.controlplane.resources.vpc.Networks.DefaultNetwork;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.persistence.vpc.VSwitch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@StagingCloudTest
class NetworksTest {
    @Autowired
    Networks networks;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void theDefaultNetworkIsMadeOnceWhateverRaces(Account account) throws Exception {
        var caller = new Caller(account.id(), account.accessKeyId(), "root", "test");
        var start = new CountDownLatch(1);
        var found = new HashSet<DefaultNetwork>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var calls = new ArrayList<Future<DefaultNetwork>>();
            for (var call = 0; call < 16; call++) {
                calls.add(threads.submit(() -> {
                    start.await();
                    return transaction.execute(status -> networks.defaultNetwork(caller, Account.REGION));
                }));
            }
            start.countDown();
            for (var call : calls) {
                found.add(call.get());
            }
        }
        assertThat(found).hasSize(1);
        assertThat(account.callVpc("DescribeVpcs").text("/TotalCount")).isEqualTo("1");
        assertThat(account.call("DescribeSecurityGroups").text("/TotalCount")).isEqualTo("1");
    }

    @Test
    void aMissingDefaultVSwitchIsMadeAgain(Account account) {
        var caller = new Caller(account.id(), account.accessKeyId(), "root", "test");
        var first = defaultVSwitch(caller, Account.ZONE).orElseThrow();
        assertThat(defaultVSwitch(caller, Account.ZONE).orElseThrow().id).isEqualTo(first.id);
        assertThat(account.callVpc("DeleteVSwitch", "VSwitchId", first.id)).isOk();
        var second = defaultVSwitch(caller, Account.ZONE).orElseThrow();
        assertThat(second.id).isNotEqualTo(first.id);
        assertThat(second.cidrBlock).isEqualTo(first.cidrBlock);
        assertThat(defaultVSwitch(caller, "cn-beijing-a")).isEmpty();
    }

    private Optional<VSwitch> defaultVSwitch(Caller caller, String zoneId) {
        return transaction.execute(status -> networks.defaultVSwitch(caller, Account.REGION, zoneId));
    }
}
