package dev.skystage.gateway.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.disk.TestDisks;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class DescribeSnapshotsTest {
    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name = 'n'                           | SnapshotName=n
            status = 'FAILED'                    | Status=failed
            type = 'auto'                        | SnapshotType=auto
            source_disk_type = 'data'            | SourceDiskType=Data
            source_disk_id = 'd-1'               | DiskId=d-1
            link_id = 'sl-1'                     | SnapshotLinkId=sl-1
            category = 'flash'                   | Category=Flash
            encrypted = true                     | Encrypted=true
            kms_key_id = 'k'                     | KMSKeyId=k
            resource_group_id = 'rg'             | ResourceGroupId=rg
            tags = '{"env":"prod"}'              | Tag.1.Key=env,Tag.1.Value=prod
            created_at = '2020-01-01T00:00:30Z'  | Filter.1.Key=CreationEndTime,Filter.1.Value=2020-01-01T00:01Z
            """)
    void filtersBy(String change, String parameters, Account account, Time time) {
        var wanted = three(account, time).get(1);
        jdbc.sql("update snapshot set " + change + " where id = ?")
                .param(wanted)
                .update();
        var answer = account.call("DescribeSnapshots", parameters.split("[=,]"));
        assertThat(ids(answer)).containsExactly(wanted);
        assertThat(answer.text("/TotalCount")).isEqualTo("1");
    }

    @Test
    void showsOfWhichInstanceAndForWhat(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var instanceId = account.runningInstance();
        var ofInstance = disks.snapshot(disks.system(instanceId));
        var ofData = disks.snapshot(disks.attached(account.runningInstance()));
        assertThat(ids(account.call("DescribeSnapshots", "InstanceId", instanceId)))
                .containsExactly(ofInstance);
        account.call("CreateDisk", "ZoneId", Account.ZONE, "DiskCategory", "cloud_essd", "SnapshotId", ofData)
                .assertThat()
                .isOk();
        jdbc.sql("insert into image_snapshot values (?, 'm-test')")
                .param(ofInstance)
                .update();
        assertThat(ids(account.call("DescribeSnapshots", "Usage", "disk"))).containsExactly(ofData);
        assertThat(ids(account.call("DescribeSnapshots", "Usage", "image"))).containsExactly(ofInstance);
        assertThat(ids(account.call("DescribeSnapshots", "Usage", "none"))).isEmpty();
        jdbc.sql("insert into image_snapshot values (?, 'm-test')")
                .param(ofData)
                .update();
        assertThat(ids(account.call("DescribeSnapshots", "Usage", "image_disk")))
                .containsExactly(ofData);
        assertThat(disks.showSnapshot(ofData, "Usage")).isEqualTo("image_disk");
        assertThat(disks.showSnapshot(ofInstance, "Usage")).isEqualTo("image");
    }

    /** Numbers and truth values are not texts, but the size of the disk is: today's SDKs expect that. */
    @Test
    void hasTheTypesThatClientsNeed(Account account, Time time) {
        three(account, time);
        var snapshot = account.call("DescribeSnapshots").body().at("/Snapshots/Snapshot/0");
        assertThat(snapshot.path("SourceDiskSize").isString()).isTrue();
        assertThat(snapshot.path("Encrypted").isBoolean()).isTrue();
        assertThat(snapshot.path("Available").isBoolean()).isTrue();
        assertThat(snapshot.path("RemainTime").isNumber()).isTrue();
        assertThat(snapshot.at("/Tags/Tag").isArray()).isTrue();
        assertThat(snapshot.path("CreationTime").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(snapshot.path("SnapshotLinkId").asString()).startsWith("sl-");
    }

    @Test
    void pagesByNumberAndByToken(Account account, Time time) {
        var all = three(account, time).reversed();
        var first = account.call("DescribeSnapshots", "MaxResults", "2");
        assertThat(ids(first)).isEqualTo(all.subList(0, 2));
        var last = account.call("DescribeSnapshots", "MaxResults", "2", "NextToken", first.text("/NextToken"));
        assertThat(ids(last)).isEqualTo(all.subList(2, 3));
        assertThat(last.text("/NextToken")).isEmpty();
        assertThat(ids(account.call("DescribeSnapshots", "PageSize", "2", "PageNumber", "2")))
                .isEqualTo(all.subList(2, 3));
        assertThat(ids(account.call("DescribeSnapshots", "SnapshotIds", "[\"" + all.get(1) + "\",\"s-none\"]")))
                .containsExactly(all.get(1));
        assertThat(ids(account.call("DescribeSnapshots", "Status", "all", "SnapshotType", "all", "SnapshotIds", "[]")))
                .isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource({
        "RegionId, cn-nowhere, 404, InvalidRegionId.NotFound",
        "Status, done, 404, InvalidStatus.NotFound",
        "SnapshotType, manual, 404, InvalidSnapshotType.NotFound",
        "SourceDiskType, tape, 404, InvalidSourceDiskType",
        "Usage, mage_disk, 404, InvalidUsage",
        "Tag.1.Value, v, 400, InvalidTag.Mismatch",
        "PageSize, 101, 400, InvalidParameter",
        "SnapshotIds, s-1, 403, InvalidSnapshotIds.Malformed",
    })
    void isRefused(String parameter, String value, int status, String code, Account account) {
        account.call("DescribeSnapshots", parameter, value).assertThat().isError(status, code);
    }

    @Test
    void takesAHundredIdsAndTwentyTags(Account account) {
        var ids = "[" + "\"s-1\",".repeat(100) + "\"s-1\"]";
        account.call("DescribeSnapshots", "SnapshotIds", ids).assertThat().isError(403, "InvalidSnapshotIds.Malformed");
        var tags = IntStream.rangeClosed(1, 21)
                .boxed()
                .flatMap(n -> List.of("Tag." + n + ".Key", "k" + n).stream())
                .toArray(String[]::new);
        account.call("DescribeSnapshots", tags).assertThat().isError(400, "InvalidTagCount");
    }

    /** Three complete snapshots of three system disks, oldest first. */
    private static List<String> three(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var instances = account.runInstances(3);
        time.runDueTasks();
        return instances.stream()
                .map(instance -> disks.snapshot(disks.system(instance)))
                .toList();
    }

    private static List<String> ids(Answer answer) {
        answer.assertThat().isOk();
        return answer.body()
                .at("/Snapshots/Snapshot")
                .valueStream()
                .map(snapshot -> snapshot.path("SnapshotId").asString())
                .toList();
    }
}
