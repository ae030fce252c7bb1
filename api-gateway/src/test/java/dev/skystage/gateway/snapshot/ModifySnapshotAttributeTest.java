package dev.skystage.gateway.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.ModifySnapshotAttributeRequest;
import dev.skystage.gateway.disk.TestDisks;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class ModifySnapshotAttributeTest {
    @Test
    void changesWhatIsGiven(Account account, Time time) throws Exception {
        var disks = new TestDisks(account, time);
        var snapshotId = account.call(
                        "CreateSnapshot",
                        "DiskId",
                        disks.system(account.runningInstance()),
                        "SnapshotName",
                        "old",
                        "InstantAccess",
                        "true",
                        "InstantAccessRetentionDays",
                        "3")
                .text("/SnapshotId");
        time.runDueTasks();
        assertThat(disks.showSnapshot(snapshotId, "InstantAccess")).isEqualTo("true");
        account.v3()
                .modifySnapshotAttribute(new ModifySnapshotAttributeRequest()
                        .setSnapshotId(snapshotId)
                        .setDescription("kept")
                        .setRetentionDays(2)
                        .setDisableInstantAccess(true));
        assertThat(disks.showSnapshot(snapshotId, "SnapshotName")).isEqualTo("old");
        assertThat(disks.showSnapshot(snapshotId, "Description")).isEqualTo("kept");
        assertThat(disks.showSnapshot(snapshotId, "RetentionDays")).isEqualTo("2");
        assertThat(disks.showSnapshot(snapshotId, "InstantAccess")).isEqualTo("false");
        modify(account, snapshotId, "SnapshotName", "new").assertThat().isOk();
        assertThat(disks.showSnapshot(snapshotId, "SnapshotName")).isEqualTo("new");
    }

    @Test
    void isDeletedWhenItsDaysAreOver(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var snapshotId = disks.snapshot(disks.system(account.runningInstance()));
        modify(account, snapshotId, "RetentionDays", "2").assertThat().isOk();
        time.advance(Duration.ofHours(47));
        assertThat(disks.showSnapshot(snapshotId, "Status")).isEqualTo("accomplished");
        time.advance(Duration.ofHours(2));
        assertThat(disks.showSnapshot(snapshotId, "Status")).isEmpty();
    }

    @Test
    void isRefused(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var snapshotId = disks.snapshot(disks.system(account.runningInstance()));
        modify(account, "s-none", "SnapshotName", "new").assertThat().isError(404, "InvalidSnapshotId.NotFound");
        modify(account, snapshotId).assertThat().isError(400, "NoAttributeToModify");
        modify(account, snapshotId, "SnapshotName", "auto_1")
                .assertThat()
                .isError(400, "InvalidSnapshotName.Malformed");
        modify(account, snapshotId, "Description", "http://a")
                .assertThat()
                .isError(404, "InvalidDescription.Malformed");
        modify(account, snapshotId, "RetentionDays", "0").assertThat().isError(400, "InvalidParameter");
    }

    private static Answer modify(Account account, String snapshotId, String... more) {
        var parameters = new String[2 + more.length];
        parameters[0] = "SnapshotId";
        parameters[1] = snapshotId;
        System.arraycopy(more, 0, parameters, 2, more.length);
        return account.call("ModifySnapshotAttribute", parameters);
    }
}
