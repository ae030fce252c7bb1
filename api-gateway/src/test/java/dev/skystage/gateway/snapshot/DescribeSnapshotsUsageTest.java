package dev.skystage.gateway.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DescribeSnapshotsUsageRequest;
import dev.skystage.gateway.disk.TestDisks;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeSnapshotsUsageTest {
    @Test
    void addsUpTheChains(Account account, Time time) throws Exception {
        var request = new DescribeSnapshotsUsageRequest().setRegionId(Account.REGION);
        assertThat(account.v3().describeSnapshotsUsage(request).getBody().getSnapshotSize())
                .isZero();
        var disks = new TestDisks(account, time);
        disks.snapshot(disks.system(account.runningInstance()));
        disks.snapshot(disks.system(account.runningInstance()));
        var usage = account.v3().describeSnapshotsUsage(request).getBody();
        assertThat(usage.getSnapshotCount()).isEqualTo(2);
        var links = account.call("DescribeSnapshotLinks").body().at("/SnapshotLinks/SnapshotLink");
        assertThat(usage.getSnapshotSize())
                .isPositive()
                .isEqualTo(links.valueStream()
                        .mapToLong(link -> link.path("TotalSize").asLong())
                        .sum());
        account.call("DescribeSnapshotsUsage", "RegionId", "cn-nowhere")
                .assertThat()
                .isError(404, "InvalidRegionId.NotFound");
    }
}
