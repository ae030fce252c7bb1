package dev.skystage.gateway.disk;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.ReplaceSystemDiskRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class ReplaceSystemDiskTest {
    @Autowired
    JdbcClient jdbc;

    @Test
    void givesAnotherDiskOfAnotherImage(Account account, Time time) throws Exception {
        var disks = new TestDisks(account, time);
        var instanceId = account.stoppedInstance();
        var old = disks.system(instanceId);
        var image = otherImage();
        var fresh = account.v3()
                .replaceSystemDisk(new ReplaceSystemDiskRequest()
                        .setInstanceId(instanceId)
                        .setImageId(image)
                        .setSystemDisk(new ReplaceSystemDiskRequest.ReplaceSystemDiskRequestSystemDisk().setSize(60)))
                .getBody()
                .getDiskId();
        assertThat(fresh).isNotEqualTo(old);
        // clients wait for this; until then nothing has changed for the instance
        assertThat(instance(account, instanceId, "ImageId")).isEqualTo(Account.IMAGE);
        assertThat(disks.system(instanceId)).isEqualTo(old);
        assertThat(disks.show(old, "Status")).isEqualTo("ReIniting");
        assertThat(disks.show(fresh, "Size")).isEqualTo("60");
        assertThat(disks.show(fresh, "Status")).isEqualTo("Creating");
        account.call("StartInstance", "InstanceId", instanceId).assertThat().isError(403, "DiskError");
        time.runDueTasks();
        assertThat(instance(account, instanceId, "ImageId")).isEqualTo(image);
        assertThat(instance(account, instanceId, "Status")).isEqualTo("Stopped");
        assertThat(disks.show(old, "Status")).isEmpty();
        assertThat(disks.system(instanceId)).isEqualTo(fresh);
        assertThat(disks.show(fresh, "Status")).isEqualTo("In_use");
        assertThat(disks.show(fresh, "Device")).isEqualTo("/dev/xvda");
        assertThat(disks.show(fresh, "ImageId")).isEqualTo(image);
        assertThat(disks.show(fresh, "Category")).isEqualTo("cloud_efficiency");
        account.call("StartInstance", "InstanceId", instanceId).assertThat().isOk();
    }

    /** The instance is released meanwhile, with its old disk and the new one. */
    @Test
    void leavesNothingWhenTheInstanceGoes(Account account, Time time) {
        var instanceId = account.stoppedInstance();
        replace(account, instanceId).assertThat().isOk();
        account.call("DeleteInstance", "InstanceId", instanceId).assertThat().isOk();
        time.runDueTasks();
        assertThat(account.call("DescribeDisks").text("/TotalCount")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({
        "ImageId, m-none, 404, InvalidImageId.NotFound",
        "InstanceId, i-none, 404, InvalidInstanceId.NotFound",
        "Password, short, 400, InvalidPassword.Malformed",
        "KeyPairName, none, 404, InvalidKeyPairName.NotFound",
        "KMSKeyId, k-1, 404, InvalidParameter.KMSKeyId.NotFound",
        "SecurityEnhancementStrategy, some, 400, InvalidParameter",
        "SystemDisk.Size, 19, 404, InvalidSystemDiskSize.LessThanMinSize",
        "SystemDisk.Size, 501, 404, InvalidSystemDiskSize.MoreThanMaxSize",
        "SystemDisk.Size, many, 400, InvalidSystemDiskSize",
    })
    void isRefused(String parameter, String value, int status, String code, Account account) {
        replace(account, account.stoppedInstance(), parameter, value)
                .assertThat()
                .isError(status, code);
    }

    @Test
    void isRefusedByWhatIsGoingOn(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var instanceId = account.runningInstance();
        replace(account, instanceId).assertThat().isError(403, "IncorrectInstanceStatus");
        account.call("StopInstance", "InstanceId", instanceId).assertThat().isOk();
        time.runDueTasks();
        replace(account, instanceId, "Password", "EcsV587!", "PasswordInherit", "true")
                .assertThat()
                .isError(400, "InvalidPasswordParam.Mismatch");
        account.call("CreateSnapshot", "DiskId", disks.system(instanceId))
                .assertThat()
                .isOk();
        replace(account, instanceId).assertThat().isError(403, "DiskCreatingSnapshot");
        time.runDueTasks();
        lock(instanceId, "security");
        replace(account, instanceId).assertThat().isError(403, "InstanceLockedForSecurity");
        lock(instanceId, "financial");
        replace(account, instanceId).assertThat().isError(403, "InstanceExpiredOrInArrears");
    }

    @Test
    void wantsAnImageThatFits(Account account) {
        var instanceId = account.stoppedInstance();
        image(account, "architecture = 'arm64'", instanceId, 403, "ImageNotSupportInstanceType");
        image(account, "supports_io_optimized = false", instanceId, 403, "IoOptimized.NotSupported");
        image(account, "product_code = 'cmjj'", instanceId, 403, "ImageNotSubscribed");
        image(account, "size_gib = 100", instanceId, 404, "InvalidSystemDiskSize.LessThanImageSize");
        var own = own(account, "size_gib = 20");
        jdbc.sql("""
                        insert into image_disk (image_id, device, type, size_gib, snapshot_id)
                        values (?, '/dev/xvda', 'system', 20, 's-1'), (?, '/dev/xvdb', 'data', 20, 's-2')
                        """).params(own, own).update();
        replace(account, instanceId, "ImageId", own)
                .assertThat()
                .isError(400, "OperationDenied")
                .saying("contains the snapshot of the data disk");
    }

    private void image(Account account, String change, String instanceId, int status, String code) {
        replace(account, instanceId, "ImageId", own(account, change), "SystemDisk.Size", "40")
                .assertThat()
                .isError(status, code);
    }

    /** An image of the account's own, like the usual one except for this change. */
    private String own(Account account, String change) {
        var id = "m-" + account.id() + change.hashCode();
        jdbc.sql("""
                        insert into image select (jsonb_populate_record(i, jsonb_build_object('id', ?::text,
                            'account_id', ?::text, 'region_id', ?::text, 'name', '', 'tags', '{}'::jsonb))).* from image i where i.id = ?
                        """).params(id, account.id(), Account.REGION, Account.IMAGE).update();
        jdbc.sql("update image set " + change + " where id = ?").param(id).update();
        return id;
    }

    private String otherImage() {
        return jdbc.sql("""
                        select id from image where account_id is null and id <> ? and architecture = 'x86_64'
                            and os_type = 'linux' and product_code = '' order by id limit 1
                        """).param(Account.IMAGE).query(String.class).single();
    }

    private void lock(String instanceId, String reason) {
        jdbc.sql("update instance set locks = array[?] where id = ?")
                .params(reason, instanceId)
                .update();
    }

    private static String instance(Account account, String instanceId, String property) {
        return account.call("DescribeInstances", "InstanceIds", "[\"" + instanceId + "\"]")
                .text("/Instances/Instance/0/" + property);
    }

    private static Answer replace(Account account, String instanceId, String... more) {
        var parameters = new ArrayList<>(List.of("InstanceId", instanceId, "ImageId", Account.IMAGE));
        for (var i = 0; i < more.length; i += 2) {
            var known = parameters.indexOf(more[i]);
            if (known < 0) {
                parameters.addAll(List.of(more[i], more[i + 1]));
            } else {
                parameters.set(known + 1, more[i + 1]);
            }
        }
        return account.call("ReplaceSystemDisk", parameters.toArray(String[]::new));
    }
}
