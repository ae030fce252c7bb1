package dev.skystage.gateway.region;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeClustersTest {
    @Test
    void thereAreNoClustersOfOldInstances(Account account) {
        var answer = account.call("DescribeClusters");
        answer.assertThat().isOk();
        assertThat(answer.body().at("/Clusters/Cluster").isArray()).isTrue();
        assertThat(answer.body().at("/Clusters/Cluster").size()).isZero();
        account.call("DescribeClusters", "RegionId", "cn-nowhere")
                .assertThat()
                .isError(404, "InvalidRegionId.NotFound");
    }
}
