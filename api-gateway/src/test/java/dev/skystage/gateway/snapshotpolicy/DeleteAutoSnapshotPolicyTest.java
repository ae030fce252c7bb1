package dev.skystage.gateway.snapshotpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DeleteAutoSnapshotPolicyRequest;
import dev.skystage.gateway.disk.TestDisks;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DeleteAutoSnapshotPolicyTest {
    @Test
    void leavesTheSnapshotsAndTheDisks(Account account, Time time) throws Exception {
        var disks = new TestDisks(account, time);
        var diskId = disks.system(account.runningInstance());
        var policyId = Policies.create(account, "retentionDays", "-1");
        Policies.apply(account, policyId, diskId);
        time.advance(Duration.ofDays(1));
        account.v3()
                .deleteAutoSnapshotPolicy(new DeleteAutoSnapshotPolicyRequest()
                        .setRegionId(Account.REGION)
                        .setAutoSnapshotPolicyId(policyId));
        assertThat(disks.show(diskId, "AutoSnapshotPolicyId")).isEmpty();
        time.advance(Duration.ofDays(3));
        assertThat(account.call("DescribeSnapshots", "SnapshotType", "auto").text("/TotalCount"))
                .isEqualTo("1");
        account.call("DeleteAutoSnapshotPolicy", "AutoSnapshotPolicyId", policyId)
                .assertThat()
                .isError(404, "ParameterInvalid")
                .saying("policy does not exist.");
        account.call(
                        "DeleteAutoSnapshotPolicy",
                        "AutoSnapshotPolicyId",
                        Policies.create(account),
                        "RegionId",
                        "cn-beijing")
                .assertThat()
                .isError(404, "ParameterInvalid")
                .saying("does not exist in the region");
    }
}
