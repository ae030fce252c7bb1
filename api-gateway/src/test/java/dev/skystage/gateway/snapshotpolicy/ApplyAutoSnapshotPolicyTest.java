package dev.skystage.gateway.snapshotpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.ApplyAutoSnapshotPolicyRequest;
import dev.skystage.gateway.disk.TestDisks;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class ApplyAutoSnapshotPolicyTest {
    @Autowired
    JdbcClient jdbc;

    @Test
    void takesThePlaceOfTheOneBefore(Account account, Time time) throws Exception {
        var disks = new TestDisks(account, time);
        var diskId = disks.available();
        var first = Policies.create(account);
        var second = Policies.create(account);
        Policies.apply(account, first, diskId, disks.available());
        assertThat(Policies.show(account, first, "DiskNums")).isEqualTo("2");
        account.v3()
                .applyAutoSnapshotPolicy(new ApplyAutoSnapshotPolicyRequest()
                        .setRegionId(Account.REGION)
                        .setAutoSnapshotPolicyId(second)
                        .setDiskIds("[\"" + diskId + "\"]"));
        assertThat(Policies.show(account, first, "DiskNums")).isEqualTo("1");
        assertThat(disks.show(diskId, "AutoSnapshotPolicyId")).isEqualTo(second);
        assertThat(disks.show(diskId, "EnableAutomatedSnapshotPolicy")).isEqualTo("true");
        assertThat(account.call("DescribeDisks", "AutoSnapshotPolicyId", second).text("/TotalCount"))
                .isEqualTo("1");
        assertThat(account.call("DescribeDisks", "EnableAutomatedSnapshotPolicy", "true")
                        .text("/TotalCount"))
                .isEqualTo("2");
    }

    @Test
    void instancesAreMadeWithDisksUnderPolicies(Account account) {
        var policyId = Policies.create(account);
        account.run(
                        "SystemDisk.AutoSnapshotPolicyId",
                        policyId,
                        "DataDisk.1.Size",
                        "20",
                        "DataDisk.1.Category",
                        "cloud_efficiency",
                        "DataDisk.1.AutoSnapshotPolicyId",
                        policyId,
                        "DataDisk.2.Size",
                        "20",
                        "DataDisk.2.Category",
                        "cloud_efficiency")
                .assertThat()
                .isOk();
        assertThat(account.call("DescribeDisks", "AutoSnapshotPolicyId", policyId)
                        .text("/TotalCount"))
                .isEqualTo("2");
        var template = account.call(
                "CreateLaunchTemplate", "LaunchTemplateName", "kept", "SystemDisk.AutoSnapshotPolicyId", policyId);
        account.run("LaunchTemplateId", template.text("/LaunchTemplateId"))
                .assertThat()
                .isOk();
        assertThat(Policies.show(account, policyId, "DiskNums")).isEqualTo("3");
        account.run("SystemDisk.AutoSnapshotPolicyId", "sp-none")
                .assertThat()
                .isError(404, "InvalidAutoSnapshotPolicyId.NotFound");
        account.call(
                        "CreateInstance",
                        account.usual("DataDisk.1.Size", "20", "DataDisk.1.AutoSnapshotPolicyId", "sp-none"))
                .assertThat()
                .isError(404, "InvalidAutoSnapshotPolicyId.NotFound");
    }

    @Test
    void isRefused(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var policyId = Policies.create(account);
        var diskId = disks.available();
        refused(apply(account, "sp-none", diskId), "policy does not exist.");
        refused(apply(account, "nonsense", diskId), "AutoSnapshotPolicyId parameter is invalid");
        refused(apply(account, policyId, diskId, "regionId", "cn-nowhere"), "RegionId parameter");
        refused(apply(account, policyId, diskId, "regionId", "cn-beijing"), "does not exist in the region");
        refused(apply(account, policyId, "d-none"), "DiskIds are invalid");
        refused(
                account.call("ApplyAutoSnapshotPolicy", "AutoSnapshotPolicyId", policyId, "DiskIds", "nonsense"),
                "DiskIds are invalid");
        jdbc.sql("update disk set category = 'ephemeral_ssd' where id = ?")
                .param(diskId)
                .update();
        apply(account, policyId, diskId)
                .assertThat()
                .isError(400, "DiskCategory.OperationNotSupported")
                .saying("The type of the specified disk");
        apply(account, policyId, diskId + "\",\"" + disks.available())
                .assertThat()
                .isError(400, "DiskCategory.OperationNotSupported")
                .saying("The types of some disks");
    }

    private static void refused(Answer answer, String message) {
        answer.assertThat().isError(404, "ParameterInvalid").saying(message);
    }

    private static Answer apply(Account account, String policyId, String diskId, String... more) {
        var parameters = new String[4 + more.length];
        parameters[0] = "AutoSnapshotPolicyId";
        parameters[1] = policyId;
        parameters[2] = "DiskIds";
        parameters[3] = "[\"" + diskId + "\"]";
        System.arraycopy(more, 0, parameters, 4, more.length);
        if (more.length > 0) {
            parameters[4] = "RegionId";
        }
        return account.call("ApplyAutoSnapshotPolicy", parameters);
    }
}
