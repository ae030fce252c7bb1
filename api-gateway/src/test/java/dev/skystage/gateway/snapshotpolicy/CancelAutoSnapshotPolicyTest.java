package dev.skystage.gateway.snapshotpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.CancelAutoSnapshotPolicyRequest;
import dev.skystage.gateway.disk.TestDisks;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class CancelAutoSnapshotPolicyTest {
    @Test
    void takesThePolicyOff(Account account, Time time) throws Exception {
        var disks = new TestDisks(account, time);
        var diskId = disks.available();
        Policies.apply(account, Policies.create(account), diskId);
        account.v3()
                .cancelAutoSnapshotPolicy(new CancelAutoSnapshotPolicyRequest()
                        .setRegionId(Account.REGION)
                        .setDiskIds("[\"" + diskId + "\"]"));
        assertThat(disks.show(diskId, "AutoSnapshotPolicyId")).isEmpty();
        assertThat(disks.show(diskId, "EnableAutomatedSnapshotPolicy")).isEqualTo("false");
    }

    @Test
    void takesOffNoOtherPolicyThanTheNamedOne(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var diskId = disks.available();
        var policy = Policies.create(account);
        Policies.apply(account, policy, diskId);
        for (var named : new String[] {Policies.create(account), policy}) {
            account.call("CancelAutoSnapshotPolicy", "diskIds", "[\"" + diskId + "\"]", "autoSnapshotPolicyId", named)
                    .assertThat()
                    .isOk();
            assertThat(disks.show(diskId, "AutoSnapshotPolicyId")).isEqualTo(named.equals(policy) ? "" : policy);
        }
    }

    @Test
    void isNoErrorForADiskWithoutOne(Account account, Time time) {
        var diskId = new TestDisks(account, time).available();
        account.call("CancelAutoSnapshotPolicy", "DiskIds", "[\"" + diskId + "\"]")
                .assertThat()
                .isOk();
    }

    @Test
    void isRefused(Account account) {
        account.call("CancelAutoSnapshotPolicy", "DiskIds", "nonsense")
                .assertThat()
                .isError(404, "ParameterInvalid")
                .saying("DiskIds are invalid");
        account.call("CancelAutoSnapshotPolicy", "diskIds", "[]")
                .assertThat()
                .isError(404, "ParameterInvalid")
                .saying("DiskIds are invalid");
        account.call("CancelAutoSnapshotPolicy", "diskIds", "[\"d-none\"]")
                .assertThat()
                .isError(404, "InvalidDiskId.NotFound");
        account.call("CancelAutoSnapshotPolicy", "RegionId", "cn-nowhere", "diskIds", "[\"d-none\"]")
                .assertThat()
                .isError(404, "ParameterInvalid")
                .saying("RegionId parameter");
    }
}
