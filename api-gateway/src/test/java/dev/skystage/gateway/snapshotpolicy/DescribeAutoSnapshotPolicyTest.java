package dev.skystage.gateway.snapshotpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

/** What it shows of a working policy is in ModifyAutoSnapshotPolicyTest. */
@StagingCloudTest
class DescribeAutoSnapshotPolicyTest {
    @Test
    void showsPoliciesThatAreOff(Account account) {
        var answer = account.call("DescribeAutoSnapshotPolicy");
        answer.assertThat().isOk();
        assertThat(answer.text("/AutoSnapshotOccupation")).isEqualTo("0");
        assertThat(answer.text("/AutoSnapshotPolicy/SystemDiskPolicyEnabled")).isEqualTo("false");
        assertThat(answer.text("/AutoSnapshotPolicy/DataDiskPolicyRetentionLastWeek"))
                .isEqualTo("false");
        assertThat(answer.text("/AutoSnapshotPolicy/DataDiskPolicyTimePeriod")).isEqualTo("1");
        assertThat(answer.text("/AutoSnapshotExcutionStatus/DataDiskExcutionStatus"))
                .isEqualTo("Standby");
    }
}
