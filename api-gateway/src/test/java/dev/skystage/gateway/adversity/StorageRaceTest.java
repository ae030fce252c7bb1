package dev.skystage.gateway.adversity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.disk.TestDisks;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Many want the last disk, snapshot or policy at the same moment. */
@StagingCloudTest
class StorageRaceTest {
    private static final String ELSEWHERE = "cn-beijing";

    @Autowired
    Quotas quotas;

    @Test
    void theLastDisks(Account account) throws Exception {
        quotas.setMaximum(account.id(), Account.REGION, Quota.DISKS, 5);
        Crowd.hasWinners(
                5,
                Crowd.all(i ->
                        account.call("CreateDisk", "ZoneId", Account.ZONE, "DiskCategory", "cloud_essd", "Size", "20")),
                "QuotaExceed.PortableCloudDisk",
                "Throttling.User");
    }

    @Test
    void oneDisk(Account account, Time time) throws Exception {
        var diskId = new TestDisks(account, time).available();
        var instances = account.runInstances(2);
        time.runDueTasks();
        Crowd.hasWinners(
                1,
                Crowd.all(i -> account.call("AttachDisk", "InstanceId", instances.get(i % 2), "DiskId", diskId)),
                "IncorrectDiskStatus",
                "Throttling.User");
    }

    /** Thirty-two instances want the sixteen places of a shared disk, each of them twice. */
    @Test
    void thePlacesOfASharedDisk(Account account, Time time) throws Exception {
        var disks = new TestDisks(account, time);
        var diskId = disks.available("MultiAttach", "Enabled");
        var instances = new ArrayList<>(account.runInstances(16));
        instances.addAll(account.runInstances(16));
        time.runDueTasks();
        Crowd.hasWinners(
                16,
                Crowd.all(i -> account.call("AttachDisk", "InstanceId", instances.get(i % 32), "DiskId", diskId)),
                "IncorrectDiskStatus",
                "DiskAttachedNumberExceeded",
                "Throttling.User");
        time.runDueTasks();
        assertThat(disks.show(diskId).body().at("/Disks/Disk/0/Attachments/Attachment"))
                .hasSize(16);
    }

    @Test
    void theSnapshotOfADisk(Account account, Time time) throws Exception {
        var diskId = new TestDisks(account, time).system(account.runningInstance());
        Crowd.hasWinners(
                1,
                Crowd.all(i -> account.call("CreateSnapshot", "DiskId", diskId)),
                "IncorrectDiskStatus.CreatingSnapshot",
                "Throttling.User");
        time.runDueTasks();
        assertThat(account.call("DescribeSnapshotsUsage").text("/SnapshotCount"))
                .isEqualTo("1");
    }

    @Test
    void theLastPlacesInAChain(Account account, Time time) throws Exception {
        quotas.setMaximum(account.id(), ELSEWHERE, Quota.SNAPSHOTS_PER_DISK, 3);
        var disks = new TestDisks(account, time);
        var snapshotId = disks.snapshot(disks.system(account.runningInstance()));
        Crowd.hasWinners(
                3,
                Crowd.all(
                        i -> account.call("CopySnapshot", "SnapshotId", snapshotId, "DestinationRegionId", ELSEWHERE)),
                "QuotaExceed.Snapshot",
                "Throttling.User");
        time.runDueTasks();
        assertThat(account.call("DescribeSnapshotsUsage", "RegionId", ELSEWHERE).text("/SnapshotCount"))
                .isEqualTo("3");
    }

    @Test
    void theLastPolicies(Account account) throws Exception {
        quotas.setMaximum(account.id(), Account.REGION, Quota.AUTO_SNAPSHOT_POLICIES, 4);
        Crowd.hasWinners(
                4,
                Crowd.all(i -> account.call(
                        "CreateAutoSnapshotPolicy",
                        "timePoints",
                        "[\"1\"]",
                        "repeatWeekdays",
                        "[\"1\"]",
                        "retentionDays",
                        "1")),
                "AutoSnapshotPolicy.QuotaExceed",
                "Throttling.User");
    }
}
