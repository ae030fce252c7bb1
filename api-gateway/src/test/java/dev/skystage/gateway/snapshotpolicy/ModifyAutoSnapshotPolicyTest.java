package dev.skystage.gateway.snapshotpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.disk.TestDisks;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StagingCloudTest
class ModifyAutoSnapshotPolicyTest {
    @Test
    void worksForTheDisksOfAType(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var instanceId = account.runningInstance();
        disks.attached(instanceId);
        account.call(
                        "ModifyAutoSnapshotPolicy",
                        "SystemDiskPolicyEnabled",
                        "true",
                        "SystemDiskPolicyTimePeriod",
                        "2",
                        "SystemDiskPolicyRetentionDays",
                        "3",
                        "SystemDiskPolicyRetentionLastWeek",
                        "true",
                        "DataDiskPolicyRetentionDays",
                        "2")
                .assertThat()
                .isOk();
        var before = account.call("DescribeAutoSnapshotPolicy");
        assertThat(before.text("/AutoSnapshotPolicy/SystemDiskPolicyEnabled")).isEqualTo("true");
        assertThat(before.text("/AutoSnapshotPolicy/SystemDiskPolicyTimePeriod"))
                .isEqualTo("2");
        assertThat(before.text("/AutoSnapshotPolicy/SystemDiskPolicyRetentionDays"))
                .isEqualTo("3");
        assertThat(before.text("/AutoSnapshotPolicy/SystemDiskPolicyRetentionLastWeek"))
                .isEqualTo("true");
        assertThat(before.text("/AutoSnapshotPolicy/DataDiskPolicyEnabled")).isEqualTo("false");
        assertThat(before.text("/AutoSnapshotPolicy/DataDiskPolicyRetentionDays"))
                .isEqualTo("2");
        assertThat(before.text("/AutoSnapshotExcutionStatus/SystemDiskExcutionStatus"))
                .isEqualTo("Standby");

        time.advance(Duration.ofDays(20));

        // those of three days, and that of the last Sunday if it is older
        var made = account.call("DescribeSnapshots", "SnapshotType", "auto");
        assertThat(Integer.parseInt(made.text("/TotalCount"))).isBetween(3, 4);
        assertThat(made.text("/Snapshots/Snapshot/0/SourceDiskType")).isEqualTo("system");
        assertThat(made.text("/Snapshots/Snapshot/0/CreationTime")).endsWith("T23:00:00Z");
        var after = account.call("DescribeAutoSnapshotPolicy");
        assertThat(after.text("/AutoSnapshotExcutionStatus/SystemDiskExcutionStatus"))
                .isEqualTo("Executed");
        assertThat(after.text("/AutoSnapshotExcutionStatus/DataDiskExcutionStatus"))
                .isEqualTo("Standby");
        assertThat(Integer.parseInt(after.text("/AutoSnapshotOccupation"))).isPositive();
        account.call("ModifyAutoSnapshotPolicy", "SystemDiskPolicyEnabled", "false")
                .assertThat()
                .isOk();
        time.advance(Duration.ofDays(8));
        assertThat(account.call("DescribeSnapshots").text("/TotalCount")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({
        "SystemDiskPolicyTimePeriod, 5",
        "DataDiskPolicyTimePeriod, 0",
        "SystemDiskPolicyRetentionDays, 0",
        "DataDiskPolicyRetentionDays, 65537",
        "SystemDiskPolicyEnabled, perhaps",
    })
    void isRefused(String parameter, String value, Account account) {
        account.call("ModifyAutoSnapshotPolicy", parameter, value).assertThat().isError(400, "InvalidParameter");
    }
}
