package dev.skystage.gateway.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DescribeSnapshotLinksRequest;
import dev.skystage.gateway.disk.TestDisks;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StagingCloudTest
class DescribeSnapshotLinksTest {
    @Test
    void showsTheChainOfADisk(Account account, Time time) throws Exception {
        var disks = new TestDisks(account, time);
        var instanceId = account.runningInstance();
        var diskId = disks.system(instanceId);
        disks.snapshot(diskId);
        disks.snapshot(diskId);
        disks.snapshot(disks.attached(account.runningInstance()));

        var page = account.v3()
                .describeSnapshotLinks(new DescribeSnapshotLinksRequest()
                        .setRegionId(Account.REGION)
                        .setInstanceId(instanceId))
                .getBody();

        assertThat(page.getTotalCount()).isOne();
        var link = page.getSnapshotLinks().getSnapshotLink().getFirst();
        assertThat(link.getSnapshotLinkId()).isEqualTo(diskId.replace("d-", "sl-"));
        assertThat(link.getSourceDiskId()).isEqualTo(diskId);
        assertThat(link.getSourceDiskType()).isEqualTo("system");
        assertThat(link.getSourceDiskSize()).isEqualTo(Integer.valueOf(disks.show(diskId, "Size")));
        assertThat(link.getInstanceId()).isEqualTo(instanceId);
        assertThat(link.getInstanceName()).isNotEmpty();
        assertThat(link.getTotalCount()).isEqualTo(2);
        assertThat(link.getTotalSize()).isPositive();
        assertThat(link.getInstantAccess()).isFalse();
    }

    @Test
    void pagesByToken(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var instanceId = account.runningInstance();
        for (var i = 0; i < 3; i++) {
            disks.snapshot(disks.attached(instanceId));
        }
        var first = account.call("DescribeSnapshotLinks", "MaxResults", "2");
        assertThat(first.text("/SnapshotLinks/SnapshotLink/1/SnapshotLinkId")).isNotEmpty();
        var last = account.call("DescribeSnapshotLinks", "MaxResults", "2", "NextToken", first.text("/NextToken"));
        assertThat(last.text("/SnapshotLinks/SnapshotLink/0/SnapshotLinkId"))
                .isNotEqualTo(first.text("/SnapshotLinks/SnapshotLink/1/SnapshotLinkId"));
        assertThat(last.text("/NextToken")).isEmpty();
    }

    @Test
    void staysWhenItsDiskGoes(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var instanceId = account.runningInstance();
        var diskId = disks.attached(instanceId);
        disks.snapshot(diskId);
        account.call("DetachDisk", "InstanceId", instanceId, "DiskId", diskId)
                .assertThat()
                .isOk();
        time.runDueTasks();
        account.call("DeleteDisk", "DiskId", diskId).assertThat().isOk();
        for (var filter : List.of("DiskIds", "SnapshotLinkIds")) {
            var answer = account.call("DescribeSnapshotLinks", filter, "[\"" + diskId + "\"]");
            assertThat(answer.text("/SnapshotLinks/SnapshotLink/0/SourceDiskId"))
                    .isEqualTo(diskId);
            assertThat(answer.text("/SnapshotLinks/SnapshotLink/0/InstanceId")).isEmpty();
            assertThat(account.call("DescribeSnapshotLinks", filter, "[]").text("/TotalCount"))
                    .isEqualTo("0");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RegionId, cn-nowhere, InvalidRegionId",
        "DiskIds, nonsense, InvalidDiskIds",
        "DiskIds, '[\"x\"]', InvalidDiskIds",
        "SnapshotLinkIds, nonsense, InvalidSnapshotLinkIds",
        "SnapshotLinkIds, '[\"x\"]', InvalidSnapshotLinkIds",
        "PageSize, 51, InvalidParameter",
    })
    void isRefused(String parameter, String value, String code, Account account) {
        account.call("DescribeSnapshotLinks", parameter, value).assertThat().isError(400, code);
    }
}
