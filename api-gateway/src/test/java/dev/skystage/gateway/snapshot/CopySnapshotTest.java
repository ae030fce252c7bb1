package dev.skystage.gateway.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.CopySnapshotRequest;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.disk.TestDisks;
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

@StagingCloudTest
class CopySnapshotTest {
    private static final String ELSEWHERE = "cn-beijing";

    @Autowired
    Quotas quotas;

    @Test
    void standsInTheOtherRegion(Account account, Time time) throws Exception {
        var disks = new TestDisks(account, time);
        var diskId = disks.system(account.runningInstance());
        var original = disks.snapshot(diskId);
        var copyId = account.v3()
                .copySnapshot(new CopySnapshotRequest()
                        .setRegionId(Account.REGION)
                        .setSnapshotId(original)
                        .setDestinationRegionId(ELSEWHERE)
                        .setDestinationSnapshotName("copy")
                        .setDestinationSnapshotDescription("far away")
                        .setEncrypted(true)
                        .setRetentionDays(30))
                .getBody()
                .getSnapshotId();
        assertThat(there(account).text("/Snapshots/Snapshot/0/Status")).isEqualTo("progressing");
        time.runDueTasks();
        var copy = there(account);
        for (var property : List.of(
                "SnapshotId=" + copyId,
                "Status=accomplished",
                "SnapshotName=copy",
                "Description=far away",
                "Encrypted=true",
                "RetentionDays=30",
                "SourceDiskId=" + diskId,
                "SourceSnapshotId=" + original,
                "SourceRegionId=" + Account.REGION,
                "RegionId=" + ELSEWHERE)) {
            var pair = property.split("=", 2);
            assertThat(copy.text("/Snapshots/Snapshot/0/" + pair[0]))
                    .as(pair[0])
                    .isEqualTo(pair[1]);
        }
        account.call("DeleteSnapshot", "SnapshotId", original).assertThat().isOk();
        assertThat(there(account).text("/TotalCount")).isEqualTo("1");
        assertThat(account.call("DescribeSnapshotsUsage", "RegionId", ELSEWHERE).text("/SnapshotCount"))
                .isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({
        "RegionId, cn-nowhere, 404, InvalidRegionId.NotFound",
        "DestinationRegionId, cn-nowhere, 404, InvalidRegionId.NotFound",
        "DestinationRegionId, cn-hangzhou, 400, InvalidParameter",
        "SnapshotId, s-none, 404, InvalidSnapshotId.NotFound",
        "DestinationSnapshotName, auto_1, 400, InvalidSnapshotName.Malformed",
        "DestinationSnapshotDescription, http://a, 400, InvalidDescription.Malformed",
        "RetentionDays, 65537, 400, InvalidParameter",
        "KMSKeyId, k-1, 404, InvalidParameter.KMSKeyId.NotFound",
    })
    void isRefused(String parameter, String value, int status, String code, Account account) {
        copy(account, "s-1", parameter, value).assertThat().isError(status, code);
    }

    @Test
    void needsACompleteSnapshotAndRoom(Account account, Time time) {
        var diskId = new TestDisks(account, time).system(account.runningInstance());
        var snapshotId = account.call("CreateSnapshot", "DiskId", diskId).text("/SnapshotId");
        copy(account, snapshotId).assertThat().isError(403, "InvalidSnapshotId.NotReady");
        time.runDueTasks();
        quotas.setMaximum(account.id(), ELSEWHERE, Quota.SNAPSHOTS_PER_DISK, 1);
        copy(account, snapshotId).assertThat().isOk();
        copy(account, snapshotId).assertThat().isError(403, "QuotaExceed.Snapshot");
    }

    private static Answer there(Account account) {
        return account.call("DescribeSnapshots", "RegionId", ELSEWHERE);
    }

    private static Answer copy(Account account, String snapshotId, String... more) {
        var parameters = new ArrayList<>(List.of("SnapshotId", snapshotId, "DestinationRegionId", ELSEWHERE));
        parameters.addAll(List.of(more));
        return account.call("CopySnapshot", parameters.toArray(String[]::new));
    }
}
