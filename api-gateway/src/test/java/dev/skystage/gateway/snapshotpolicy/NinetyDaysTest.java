package dev.skystage.gateway.snapshotpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.disk.TestDisks;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Policies over three months of cloud time, in one advance of the clock each. */
@StagingCloudTest
class NinetyDaysTest {
    private static final Duration SEASON = Duration.ofDays(90);

    /** In the time zone of policies, as seconds of a day in UTC. */
    private static final int NOON = 4 * 3600;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Quotas quotas;

    /** Midnight and noon in the vendor's time zone are 16:00 and 04:00 in UTC. */
    @Test
    void everyHourIsKeptAndWhatIsOldGoes(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var instanceId = account.runningInstance();
        var diskId = disks.system(instanceId);
        var paused = disks.attached(instanceId);
        var policy = Policies.create(account, "timePoints", "[\"0\",\"12\"]", "retentionDays", "5");
        Policies.apply(account, policy, diskId, disks.available(), paused);
        account.call("ModifyDiskAttribute", "DiskId", paused, "EnableAutoSnapshot", "false")
                .assertThat()
                .isOk();
        var begin = time.now();

        time.advance(SEASON);

        var days = made(account);
        assertThat(days).hasSizeBetween(179, 181).allMatch(at -> at.toString().matches(".*T(04|16):00:.*"));
        assertThat(days.getFirst()).isBetween(begin, begin.plus(Duration.ofHours(13)));
        assertThat(kept(account, diskId)).isBetween(10, 11);
        assertThat(account.call("DescribeSnapshots").text("/TotalCount"))
                .isEqualTo(String.valueOf(kept(account, diskId)));
        assertThat(account.call("DescribeSnapshots").text("/Snapshots/Snapshot/0/SnapshotName"))
                .matches("auto2\\.0_\\d{8}_" + policy);
        assertThat(account.call("DescribeSnapshotsUsage").text("/SnapshotCount"))
                .isEqualTo(String.valueOf(kept(account, diskId)));
    }

    @Test
    void aDayOfTheWeekIsKeptForEver(Account account, Time time) {
        var diskId = new TestDisks(account, time).system(account.runningInstance());
        var policy = Policies.create(account, "repeatWeekdays", "[\"3\"]", "retentionDays", "-1");
        Policies.apply(account, policy, diskId);

        time.advance(SEASON);

        assertThat(made(account)).hasSizeBetween(12, 13).allMatch(NinetyDaysTest::isWednesday);
        assertThat(kept(account, diskId)).isEqualTo(made(account).size());
    }

    /** When a disk has the maximum of snapshots its oldest automatic one is deleted; its owner's snapshots stay. */
    @Test
    void theOldestMakesRoom(Account account, Time time) {
        quotas.setMaximum(account.id(), Account.REGION, Quota.SNAPSHOTS_PER_DISK, 4);
        var disks = new TestDisks(account, time);
        var diskId = disks.system(account.runningInstance());
        var manual = disks.snapshot(diskId);
        Policies.apply(account, Policies.create(account, "retentionDays", "-1"), diskId);
        time.advance(Duration.ofDays(10));
        assertThat(kept(account, diskId)).isEqualTo(4);
        assertThat(disks.showSnapshot(manual, "Status")).isEqualTo("accomplished");
        var newest = account.call("DescribeSnapshots", "DiskId", diskId).text("/Snapshots/Snapshot/0/CreationTime");
        assertThat(Instant.parse(newest)).isAfter(time.now().minus(Duration.ofHours(25)));
    }

    /** Copies stay so long as the policy says of them, also when the disk goes. */
    @Test
    void copiesGoToAnotherRegion(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var instanceId = account.runningInstance();
        var diskId = disks.attached(instanceId);
        var policy = Policies.create(
                account,
                "retentionDays",
                "1",
                "EnableCrossRegionCopy",
                "true",
                "TargetCopyRegions",
                "[\"cn-beijing\"]",
                "CopiedSnapshotsRetentionDays",
                "4");
        var day = Duration.ofDays(1).toSeconds();
        time.advance(Duration.ofSeconds(day - Math.floorMod(time.now().getEpochSecond() - NOON, day)));
        Policies.apply(account, policy, diskId);

        time.advance(Duration.ofHours(71)); // over three midnights

        var there = account.call("DescribeSnapshots", "RegionId", "cn-beijing", "DiskId", diskId);
        assertThat(there.text("/TotalCount")).isEqualTo("3");
        assertThat(there.text("/Snapshots/Snapshot/0/SnapshotName")).matches("auto2\\.0_\\d{8}_" + policy);
        assertThat(there.text("/Snapshots/Snapshot/0/RetentionDays")).isEqualTo("4");
        assertThat(there.text("/Snapshots/Snapshot/0/Status")).isEqualTo("accomplished");
        assertThat(kept(account, diskId)).isEqualTo(1);
        assertThat(account.call("DescribeSnapshotsUsage", "RegionId", "cn-beijing")
                        .text("/SnapshotCount"))
                .isEqualTo("3");

        account.call("ModifyAutoSnapshotPolicyEx", "autoSnapshotPolicyId", policy, "EnableCrossRegionCopy", "false")
                .assertThat()
                .isOk();
        account.call("DetachDisk", "InstanceId", instanceId, "DiskId", diskId)
                .assertThat()
                .isOk();
        time.runDueTasks();
        account.call("DeleteDisk", "DiskId", diskId).assertThat().isOk();
        time.runDueTasks();
        assertThat(copies(account, diskId)).isEqualTo("3");
        time.advance(Duration.ofDays(5));
        assertThat(copies(account, diskId)).isEqualTo("0");
    }

    private static String copies(Account account, String diskId) {
        return account.call("DescribeSnapshots", "RegionId", "cn-beijing", "DiskId", diskId)
                .text("/TotalCount");
    }

    /** When snapshots of the account were begun, also those that are deleted. */
    private List<Instant> made(Account account) {
        return jdbc.sql("""
                        select at from resource_event
                        where account_id = ? and resource_id like 's-%' and event = 'CREATE' order by at
                        """)
                .param(account.id())
                .query((row, index) -> row.getTimestamp(1).toInstant())
                .list();
    }

    private static boolean isWednesday(Instant at) {
        return at.atOffset(ZoneOffset.ofHours(8)).getDayOfWeek() == DayOfWeek.WEDNESDAY;
    }

    private static int kept(Account account, String diskId) {
        return Integer.parseInt(
                account.call("DescribeSnapshots", "DiskId", diskId).text("/TotalCount"));
    }
}
