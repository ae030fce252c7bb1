package dev.skystage.gateway.disk;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.AttachDiskRequest;
import com.aliyun.ecs20140526.models.CreateDiskRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Disks with MultiAttach, which several instances have at once. */
@StagingCloudTest
class SharedDisksTest {
    @Autowired
    JdbcClient jdbc;

    @Test
    void threeInstancesHaveItUntilTheLastHasLostIt(Account account, Time time) throws Exception {
        var disks = new TestDisks(account, time);
        var instances = running(account, time, 3);
        var ecs = account.v3();
        var diskId = ecs.createDisk(new CreateDiskRequest()
                        .setRegionId(Account.REGION)
                        .setZoneId(Account.ZONE)
                        .setDiskCategory("cloud_essd")
                        .setSize(20)
                        .setMultiAttach("Enabled"))
                .getBody()
                .getDiskId();
        time.runDueTasks();
        assertThat(disks.show(diskId, "MultiAttach")).isEqualTo("Enabled");
        assertThat(disks.show(diskId, "Status")).isEqualTo("Available");

        for (var instanceId : instances) {
            ecs.attachDisk(new AttachDiskRequest().setInstanceId(instanceId).setDiskId(diskId));
        }
        assertThat(disks.show(diskId, "Status")).isEqualTo("Attaching");
        assertThat(disks.attachments(diskId)).isEmpty();
        time.runDueTasks();
        assertThat(disks.show(diskId, "Status")).isEqualTo("In_use");
        assertThat(disks.attachments(diskId))
                .containsExactlyInAnyOrderElementsOf(
                        instances.stream().map(id -> id + " /dev/xvdb").toList());
        assertThat(instances).contains(disks.show(diskId, "InstanceId"));
        assertThat(disks.show(diskId, "Device")).isEqualTo("/dev/xvdb");
        assertThat(disks.show(diskId, "MountInstanceNum")).isEqualTo("3");
        assertThat(disks.show(diskId, "Attachments/Attachment/2/AttachedTime"))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ")
                .isEqualTo(disks.show(diskId, "AttachedTime"));
        for (var instanceId : instances) {
            var shown = account.call("DescribeDisks", "InstanceId", instanceId, "DiskType", "data");
            assertThat(shown.text("/TotalCount")).isEqualTo("1");
            assertThat(shown.text("/Disks/Disk/0/DiskId")).isEqualTo(diskId);
        }

        disks.detach(instances.get(0), diskId).assertThat().isOk();
        assertThat(disks.show(diskId, "Status")).isEqualTo("In_use");
        assertThat(disks.attachments(diskId)).hasSize(2);
        time.runDueTasks();
        assertThat(account.call("DescribeDisks", "InstanceId", instances.get(0), "DiskType", "data")
                        .text("/TotalCount"))
                .isEqualTo("0");
        release(account, time, instances.get(1));
        assertThat(disks.show(diskId, "Status")).isEqualTo("In_use");
        assertThat(disks.attachments(diskId)).containsExactly(instances.get(2) + " /dev/xvdb");
        delete(account, diskId).assertThat().isError(403, "IncorrectDiskStatus");

        disks.detach(instances.get(2), diskId).assertThat().isOk();
        assertThat(disks.show(diskId, "Status")).isEqualTo("Detaching");
        time.runDueTasks();
        assertThat(disks.show(diskId, "Status")).isEqualTo("Available");
        assertThat(disks.show(diskId, "InstanceId")).isEmpty();
        assertThat(disks.show(diskId, "DetachedTime")).isNotEmpty();
        disks.attach(instances.get(0), diskId).assertThat().isOk();
        time.runDueTasks();
        disks.detach(instances.get(0), diskId).assertThat().isOk();
        time.runDueTasks();
        delete(account, diskId).assertThat().isOk();
        assertThat(disks.show(diskId, "Status")).isEmpty();
        assertThat(jdbc.sql("select count(*) from disk_attachment where account_id = ?")
                        .param(account.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void sixteenInstancesHaveItAndEachOnce(Account account, Time time) throws Exception {
        var disks = new TestDisks(account, time);
        var diskId = disks.shared();
        var instances = running(account, time, 17);
        for (var instanceId : instances.subList(0, 15)) {
            disks.attach(instanceId, diskId).assertThat().isOk();
        }
        time.runDueTasks();
        disks.attach(instances.get(15), diskId).assertThat().isOk();
        disks.attach(instances.get(16), diskId).assertThat().isError(403, "DiskAttachedNumberExceeded");
        disks.attach(instances.get(15), diskId).assertThat().isError(403, "IncorrectDiskStatus");
        disks.attach(instances.getFirst(), diskId).assertThat().isError(403, "IncorrectDiskStatus");
        time.runDueTasks();
        assertThat(disks.attachments(diskId)).hasSize(16);
        disks.detach(instances.getFirst(), diskId).assertThat().isOk();
        time.runDueTasks();
        disks.attach(instances.get(16), diskId).assertThat().isOk();
    }

    @Test
    void itTakesOneOfTheSixteenPlacesOfAnInstance(Account account, Time time) throws Exception {
        var disks = new TestDisks(account, time);
        var instances = running(account, time, 2);
        var instanceId = instances.getFirst();
        disks.attach(instanceId, disks.shared()).assertThat().isOk();
        for (var i = 0; i < 14; i++) {
            disks.attach(instanceId, disks.available()).assertThat().isOk();
        }
        var last = disks.shared();
        disks.attach(instances.get(1), last).assertThat().isOk();
        disks.attach(instanceId, last).assertThat().isOk();
        disks.attach(instanceId, disks.shared()).assertThat().isError(403, "InstanceDiskLimitExceeded");
        disks.attach(instanceId, disks.available()).assertThat().isError(403, "InstanceDiskLimitExceeded");
        time.runDueTasks();
        assertThat(disks.attachments(last))
                .containsExactlyInAnyOrder(instanceId + " /dev/xvdq", instances.get(1) + " /dev/xvdb");
    }

    @Test
    void itHasANameOnEachInstance(Account account, Time time) throws Exception {
        var disks = new TestDisks(account, time);
        var instances = running(account, time, 2);
        var diskId = disks.shared();
        account.call("AttachDisk", "InstanceId", instances.get(0), "DiskId", diskId, "Device", "/dev/vdf")
                .assertThat()
                .isOk();
        disks.attached(instances.get(1));
        disks.attach(instances.get(1), diskId).assertThat().isOk();
        time.runDueTasks();
        assertThat(disks.attachments(diskId))
                .containsExactlyInAnyOrder(instances.get(0) + " /dev/xvdf", instances.get(1) + " /dev/xvdc");
        account.call("AttachDisk", "InstanceId", instances.get(0), "DiskId", disks.available(), "Device", "/dev/vdf")
                .assertThat()
                .isError(403, "InvalidDevice.InUse");
    }

    /** As for other disks: the call succeeds without effect, and the disk shows Detaching. */
    @Test
    void theLastDetachmentIsWaitedFor(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var instances = running(account, time, 3);
        var diskId = disks.shared();
        disks.attach(instances.get(0), diskId).assertThat().isOk();
        disks.attach(instances.get(1), diskId).assertThat().isOk();
        time.runDueTasks();
        disks.detach(instances.get(0), diskId).assertThat().isOk();
        assertThat(disks.show(diskId, "Status")).isEqualTo("In_use");
        disks.detach(instances.get(1), diskId).assertThat().isOk();
        assertThat(disks.show(diskId, "Status")).isEqualTo("Detaching");
        disks.attach(instances.get(2), diskId).assertThat().isOk();
        time.runDueTasks();
        assertThat(disks.show(diskId, "Status")).isEqualTo("Available");
    }

    /** One has lost it before the next one has it, and the next one is released before that. */
    @Test
    void itIsInUseWhileInstancesChange(Account account, Time time) throws Exception {
        var disks = new TestDisks(account, time);
        var instances = running(account, time, 2);
        var diskId = disks.shared();
        disks.attach(instances.get(0), diskId).assertThat().isOk();
        time.runDueTasks();
        disks.attach(instances.get(1), diskId).assertThat().isOk();
        disks.detach(instances.get(0), diskId).assertThat().isOk();
        putOff(diskId, "'2900-01-01Z'");
        time.runDueTasks();
        assertThat(disks.show(diskId, "Status")).isEqualTo("In_use");
        assertThat(disks.show(diskId, "InstanceId")).isEmpty();
        assertThat(disks.attachments(diskId)).isEmpty();
        release(account, time, instances.get(1));
        assertThat(disks.show(diskId, "Status")).isEqualTo("Available");
        putOff(diskId, "created_at");
        time.runDueTasks();
        assertThat(disks.show(diskId, "Status")).isEqualTo("Available");
        assertThat(disks.attachments(diskId)).isEmpty();
    }

    private void putOff(String diskId, String until) {
        jdbc.sql("update task set run_at = " + until + " where resource_id = ? and type = 'disk.attach-shared'"
                        + " and status = 'Pending'")
                .param(diskId)
                .update();
    }

    @Test
    void aReleasedInstanceLosesItAndNobodyElse(Account account, Time time) throws Exception {
        var disks = new TestDisks(account, time);
        var instances = running(account, time, 3);
        var diskId = disks.shared();
        disks.attach(instances.get(0), diskId).assertThat().isOk();
        disks.attach(instances.get(1), diskId).assertThat().isOk();
        release(account, time, instances.get(0));
        assertThat(disks.attachments(diskId)).containsExactly(instances.get(1) + " /dev/xvdb");
        jdbc.sql("update instance set locks = '{security}' where id = ?")
                .param(instances.get(1))
                .update();
        disks.attach(instances.get(2), diskId).assertThat().isOk();
        time.runDueTasks();
        disks.detach(instances.get(2), diskId).assertThat().isOk();
        release(account, time, instances.get(1));
        assertThat(disks.show(diskId, "Status")).isEqualTo("Available");
        disks.attach(instances.get(2), diskId).assertThat().isOk();
        time.runDueTasks();
        release(account, time, instances.get(2));
        assertThat(disks.show(diskId, "Status")).isEqualTo("Available");
        delete(account, diskId).assertThat().isOk();
    }

    /** Its charge is that of one disk, however many instances have it. */
    @Test
    void isChargedOnce(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var instances = running(account, time, 2);
        var diskId = disks.shared();
        var alone = meters(diskId);
        instances.forEach(id -> disks.attach(id, diskId).assertThat().isOk());
        time.runDueTasks();
        assertThat(alone).isNotEmpty();
        assertThat(meters(diskId)).isEqualTo(alone);
        release(account, time, instances.getFirst());
        assertThat(meters(diskId)).isEqualTo(alone);
    }

    private List<String> meters(String diskId) {
        return jdbc.sql("select to_jsonb(m)::text from meter m where resource_id = ? order by 1")
                .param(diskId)
                .query(String.class)
                .list();
    }

    private static List<String> running(Account account, Time time, int n) {
        var instances = account.runInstances(n);
        time.runDueTasks();
        return instances;
    }

    private static Answer delete(Account account, String diskId) {
        return account.call("DeleteDisk", "DiskId", diskId);
    }

    private static void release(Account account, Time time, String instanceId) {
        account.call("DeleteInstance", "InstanceId", instanceId, "Force", "true")
                .assertThat()
                .isOk();
        time.runDueTasks();
    }
}
