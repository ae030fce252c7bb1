package dev.skystage.gateway.disk;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.ModifyDiskChargeTypeRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class ModifyDiskChargeTypeTest {
    @Autowired
    JdbcClient jdbc;

    @Test
    void goesUnderTheSubscriptionAndBack(Account account, Time time) throws Exception {
        var disks = new TestDisks(account, time);
        var instanceId = subscribed(account);
        var diskId = disks.attached(instanceId);
        var order = account.v3()
                .modifyDiskChargeType(new ModifyDiskChargeTypeRequest()
                        .setRegionId(Account.REGION)
                        .setInstanceId(instanceId)
                        .setDiskIds("[\"" + diskId + "\"]")
                        .setAutoPay(true))
                .getBody()
                .getOrderId();
        assertThat(order).isNotEmpty();
        assertThat(disks.show(diskId, "DiskChargeType")).isEqualTo("PrePaid");
        assertThat(disks.show(diskId, "Portable")).isEqualTo("false");
        assertThat(disks.show(diskId, "ExpiredTime")).isEqualTo("2800-01-01T00:00Z");
        account.call("DetachDisk", "InstanceId", instanceId, "DiskId", diskId)
                .assertThat()
                .isError(403, "DiskNotPortable");
        change(account, instanceId, diskId, "DiskChargeType", "PostPaid")
                .assertThat()
                .isOk();
        assertThat(disks.show(diskId, "DiskChargeType")).isEqualTo("PostPaid");
        assertThat(disks.show(diskId, "Portable")).isEqualTo("true");
        change(account, instanceId, diskId, "DiskChargeType", "PostPaid")
                .assertThat()
                .isError(403, "ChargeTypeViolation");
        change(account, instanceId, diskId, "DryRun", "true").assertThat().isError(400, "DryRunOperation");
        assertThat(disks.show(diskId, "DiskChargeType")).isEqualTo("PostPaid");
    }

    @Test
    void isRefused(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var instanceId = account.runningInstance();
        var diskId = disks.attached(instanceId);
        change(account, instanceId, diskId).assertThat().isError(403, "ChargeTypeViolation");
        change(account, instanceId, diskId, "DiskChargeType", "Free")
                .assertThat()
                .isError(403, "InvalidPayMethod");
        change(account, instanceId, "d-none").assertThat().isError(404, "InvalidDiskIds.NotFound");
        change(account, instanceId, disks.available()).assertThat().isError(404, "InvalidDiskIds.NotFound");
        change(account, instanceId, disks.system(instanceId)).assertThat().isError(404, "InvalidDiskIds.NotPortable");
        change(account, "i-none", diskId).assertThat().isError(404, "InvalidInstanceId.NotFound");
        change(account, instanceId, diskId, "RegionId", "cn-nowhere")
                .assertThat()
                .isError(404, "InvalidRegionId.NotFound");
        account.call("ModifyDiskChargeType", "InstanceId", instanceId, "DiskIds", "[]")
                .assertThat()
                .isError(400, "InvalidParameter");
    }

    private String subscribed(Account account) {
        var instanceId = account.runningInstance();
        jdbc.sql("update instance set charge_type = 'PrePaid', expired_at = '2800-01-01Z' where id = ?")
                .param(instanceId)
                .update();
        return instanceId;
    }

    private static Answer change(Account account, String instanceId, String diskId, String... more) {
        var parameters = new String[4 + more.length];
        parameters[0] = "InstanceId";
        parameters[1] = instanceId;
        parameters[2] = "DiskIds";
        parameters[3] = "[\"" + diskId + "\"]";
        System.arraycopy(more, 0, parameters, 4, more.length);
        return account.call("ModifyDiskChargeType", parameters);
    }
}
