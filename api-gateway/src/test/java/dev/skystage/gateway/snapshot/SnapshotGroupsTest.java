package dev.skystage.gateway.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.disk.TestDisks;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** DescribeSnapshotGroups, ModifySnapshotGroup and DeleteSnapshotGroup. */
@StagingCloudTest
class SnapshotGroupsTest {
    @Autowired
    JdbcClient jdbc;

    @Test
    void areListedByWhatTheyAre(Account account, Time time) {
        var instanceId = new TestDisks(account, time).instanceOn("cloud_essd");
        var first = made(account, time, instanceId, "Name", "first");
        var second =
                made(account, time, instanceId, "Tag.1.Key", "env", "Tag.1.Value", "prod", "ResourceGroupId", "rg");
        var other = made(account, time, new TestDisks(account, time).instanceOn("cloud_essd"));
        assertThat(ids(account)).containsExactly(other, second, first);
        assertThat(ids(account, "Name", "first")).containsExactly(first);
        assertThat(ids(account, "InstanceId", instanceId)).containsExactly(second, first);
        assertThat(ids(account, "ResourceGroupId", "rg")).containsExactly(second);
        assertThat(ids(account, "Tag.1.Key", "env", "Tag.1.Value", "prod")).containsExactly(second);
        assertThat(ids(account, "SnapshotGroupId.1", first, "SnapshotGroupId.2", "ssg-none"))
                .containsExactly(first);
        assertThat(ids(account, "Status.1", "progressing")).isEmpty();
        assertThat(ids(account, "Status.1", "accomplished", "Status.2", "failed"))
                .hasSize(3);
        var page = account.call("DescribeSnapshotGroups", "MaxResults", "2");
        assertThat(page.text("/NextToken")).isNotEmpty();
        assertThat(ids(account, "MaxResults", "2", "NextToken", page.text("/NextToken")))
                .containsExactly(first);
        account.call("DescribeSnapshotGroups", "Status.1", "done").assertThat().isError(400, "InvalidParameter");
        account.call("DescribeSnapshotGroups", "RegionId", "cn-nowhere")
                .assertThat()
                .isError(404, "InvalidRegionId.NotFound");
        account.call("DescribeSnapshotGroups", "Tag.1.Value", "v").assertThat().isError(400, "InvalidTag.Mismatch");
        var tags = new String[42];
        for (var i = 0; i < 21; i++) {
            tags[2 * i] = "Tag." + (i + 1) + ".Key";
            tags[2 * i + 1] = "k" + i;
        }
        account.call("DescribeSnapshotGroups", tags).assertThat().isError(400, "InvalidTagCount");
    }

    @Test
    void areRenamed(Account account, Time time) {
        var groupId = made(
                account,
                time,
                new TestDisks(account, time).instanceOn("cloud_essd"),
                "Name",
                "old",
                "Description",
                "as it was");
        modify(account, groupId, "Name", "new").assertThat().isOk();
        var shown = account.call("DescribeSnapshotGroups").body().at("/SnapshotGroups/SnapshotGroup/0");
        assertThat(shown.path("Name").asString()).isEqualTo("new");
        assertThat(shown.path("Description").asString()).isEqualTo("as it was");
        modify(account, groupId, "Name", "auto_1").assertThat().isError(400, "InvalidSnapshotName.Malformed");
        modify(account, groupId, "Description", "http://a").assertThat().isError(400, "InvalidDescription.Malformed");
        modify(account, groupId, "Other", "x").assertThat().isError(400, "NoAttributeToModify");
        modify(account, "ssg-none", "Name", "new").assertThat().isError(404, "InvalidSnapshotGroupId.NotFound");
        modify(account, groupId, "Description", "").assertThat().isOk();
        shown = account.call("DescribeSnapshotGroups").body().at("/SnapshotGroups/SnapshotGroup/0");
        assertThat(shown.path("Description").asString()).isEmpty();
        modify(account, groupId, "Description", "better").assertThat().isOk();
    }

    @Test
    void goWithTheirSnapshots(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var instanceId = disks.instanceOn("cloud_essd");
        disks.attached(instanceId);
        var groupId = made(account, time, instanceId);
        var deleted = delete(account, groupId);
        deleted.assertThat().isOk();
        assertThat(deleted.text("/OperationProgressSet/OperationProgress/1/OperationStatus"))
                .isEqualTo("Success");
        assertThat(deleted.text("/OperationProgressSet/OperationProgress/0/RelatedItemSet/RelatedItem/0/Value"))
                .startsWith("s-");
        assertThat(account.call("DescribeSnapshots").text("/TotalCount")).isEqualTo("0");
        assertThat(ids(account)).isEmpty();
        delete(account, groupId).assertThat().isError(404, "InvalidSnapshotGroupId.NotFound");
    }

    @Test
    void leaveSnapshotsThatImagesUse(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var instanceId = disks.instanceOn("cloud_essd");
        disks.attached(instanceId);
        var groupId = made(account, time, instanceId);
        var used =
                account.call("DescribeSnapshots", "SourceDiskType", "system").text("/Snapshots/Snapshot/0/SnapshotId");
        jdbc.sql("insert into image_snapshot values (?, 'm-test')").param(used).update();
        var progress = delete(account, groupId).body().at("/OperationProgressSet/OperationProgress");
        assertThat(progress.valueStream().map(one -> one.path("ErrorCode").asString()))
                .containsExactlyInAnyOrder("", "SnapshotCreatedImage");
        assertThat(ids(account)).isEmpty();
        assertThat(account.call("DescribeSnapshots").text("/Snapshots/Snapshot/0/SnapshotId"))
                .isEqualTo(used);
        delete(account, groupId).assertThat().isError(404, "InvalidSnapshotGroupId.NotFound");
        jdbc.sql("delete from image_snapshot where snapshot_id = ?").param(used).update();
        account.call("DeleteSnapshot", "SnapshotId", used).assertThat().isOk();
        assertThat(account.call("DescribeSnapshots").text("/TotalCount")).isEqualTo("0");
    }

    private static String made(Account account, Time time, String instanceId, String... more) {
        var parameters = new String[2 + more.length];
        parameters[0] = "InstanceId";
        parameters[1] = instanceId;
        System.arraycopy(more, 0, parameters, 2, more.length);
        var answer = account.call("CreateSnapshotGroup", parameters);
        answer.assertThat().isOk();
        time.runDueTasks();
        return answer.text("/SnapshotGroupId");
    }

    private static Answer modify(Account account, String groupId, String parameter, String value) {
        return account.call("ModifySnapshotGroup", "SnapshotGroupId", groupId, parameter, value);
    }

    private static Answer delete(Account account, String groupId) {
        return account.call("DeleteSnapshotGroup", "SnapshotGroupId", groupId);
    }

    private static List<String> ids(Account account, String... parameters) {
        return account.call("DescribeSnapshotGroups", parameters)
                .body()
                .at("/SnapshotGroups/SnapshotGroup")
                .valueStream()
                .map(group -> group.path("SnapshotGroupId").asString())
                .toList();
    }
}
