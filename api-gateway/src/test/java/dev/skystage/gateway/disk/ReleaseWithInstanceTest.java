package dev.skystage.gateway.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happens to disks, their snapshots and their counters when their instance is released. */
@StagingCloudTest
class ReleaseWithInstanceTest {
    @Autowired
    JdbcClient jdbc;

    @Test
    void disksGoOrStayAsTheySay(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var instanceId = account.runningInstance();
        var staying = disks.attached(instanceId);
        var going = disks.attached(instanceId);
        modify(account, going, "DeleteWithInstance", "true");
        release(account, time, instanceId);
        assertThat(disks.show(staying, "Status")).isEqualTo("Available");
        assertThat(disks.show(staying, "InstanceId")).isEmpty();
        assertThat(disks.show(going, "Status")).isEmpty();
        assertThat(jdbc.sql("select used from quota where account_id = ? and name = 'disks'")
                        .param(account.id())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void automaticSnapshotsGoWithADiskUnlessItKeepsThem(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var instanceId = account.runningInstance();
        var system = disks.system(instanceId);
        var keeping = disks.attached(instanceId);
        modify(account, keeping, "DeleteWithInstance", "true");
        modify(account, keeping, "DeleteAutoSnapshot", "false");
        var manual = disks.snapshot(system);
        var automatic = disks.snapshot(system);
        var kept = disks.snapshot(keeping);
        jdbc.sql("update snapshot set type = 'auto' where id in (?, ?)")
                .params(automatic, kept)
                .update();
        release(account, time, instanceId);
        assertThat(disks.showSnapshot(manual, "Status")).isEqualTo("accomplished");
        assertThat(disks.showSnapshot(automatic, "Status")).isEmpty();
        assertThat(disks.showSnapshot(kept, "Status")).isEqualTo("accomplished");
        assertThat(account.call("DescribeSnapshotsUsage").text("/SnapshotCount"))
                .isEqualTo("2");
    }

    private static void modify(Account account, String diskId, String flag, String value) {
        account.call("ModifyDiskAttribute", "DiskId", diskId, flag, value)
                .assertThat()
                .isOk();
    }

    private static void release(Account account, Time time, String instanceId) {
        account.call("DeleteInstance", "InstanceId", instanceId, "Force", "true")
                .assertThat()
                .isOk();
        time.runDueTasks();
    }
}
