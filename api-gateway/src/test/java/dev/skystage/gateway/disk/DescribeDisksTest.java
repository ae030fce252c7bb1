package dev.skystage.gateway.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.aliyuncs.ecs.model.v20140526.DescribeDisksRequest;
import com.aliyuncs.exceptions.ClientException;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class DescribeDisksTest {
    @Autowired
    JdbcClient jdbc;

    @Test
    void showsTheSystemDiskOfAnInstance(Account account) throws ClientException {
        var instanceId = account.runningInstance();
        var request = new DescribeDisksRequest();
        request.setInstanceId(instanceId);
        request.setDiskType("system");

        var page = account.v1().getAcsResponse(request);

        assertThat(page.getTotalCount()).isOne();
        var disk = page.getDisks().getFirst();
        assertThat(disk.getInstanceId()).isEqualTo(instanceId);
        assertThat(disk.getStatus()).isEqualTo("In_use");
        assertThat(disk.getType()).isEqualTo("system");
        assertThat(disk.getImageId()).isEqualTo(Account.IMAGE);
        assertThat(disk.getSize()).isGreaterThanOrEqualTo(20);
        assertThat(disk.getIOPS()).isPositive();
        assertThat(disk.getCreationTime()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(disk.getAttachedTime()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    }

    @Test
    void hasTheTypesThatClientsNeed(Account account) {
        account.runningInstance();

        var disk = account.call("DescribeDisks").body().at("/Disks/Disk/0");

        for (var flag : List.of("Portable", "DeleteWithInstance", "DeleteAutoSnapshot", "EnableAutoSnapshot")) {
            assertThat(disk.path(flag).isBoolean()).as(flag).isTrue();
        }
        for (var number : List.of("Size", "IOPS", "IOPSRead", "IOPSWrite")) {
            assertThat(disk.path(number).isNumber()).as(number).isTrue();
        }
        assertThat(disk.at("/OperationLocks/OperationLock").isArray()).isTrue();
        assertThat(disk.at("/Tags/Tag").isArray()).isTrue();
        assertThat(disk.at("/Attachments/Attachment/0/InstanceId").asString())
                .isEqualTo(disk.path("InstanceId").asString());
    }

    @Test
    void instanceAndDeviceAreShownOnlyInUse(Account account) {
        account.runningInstance();
        jdbc.sql("update disk set status = 'DETACHING' where account_id = ?")
                .param(account.id())
                .update();

        var disk = account.call("DescribeDisks").body().at("/Disks/Disk/0");

        assertThat(disk.path("Status").asString()).isEqualTo("Detaching");
        assertThat(disk.path("InstanceId").asString()).isEmpty();
        assertThat(disk.path("Device").asString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name = 'd'                          | DiskName=d
            zone_id = 'cn-hangzhou-b'           | ZoneId=cn-hangzhou-b
            type = 'data'                       | DiskType=data
            category = 'cloud_ssd'              | Category=cloud_ssd
            status = 'ATTACHING'                | Status=Attaching
            source_snapshot_id = 's-1'          | SnapshotId=s-1
            encrypted = true                    | Encrypted=true
            portable = true                     | Portable=True
            delete_with_instance = false        | DeleteWithInstance=false
            delete_auto_snapshot = false        | DeleteAutoSnapshot=false
            enable_auto_snapshot = true         | EnableAutoSnapshot=true
            charge_type = 'PrePaid'             | DiskChargeType=PrePaid
            locks = '{security}'                | LockReason=security
            multi_attach = true, instance_id = null | MultiAttach=Enabled
            kms_key_id = 'k'                    | KMSKeyId=k
            performance_level = 'PL3'           | PerformanceLevel=PL3
            resource_group_id = 'rg'            | ResourceGroupId=rg
            tags = '{"env":"prod"}'             | Tag.1.Key=env,Tag.1.Value=prod
            created_at = '2020-01-01T00:00:30Z' | Filter.1.Key=CreationEndTime,Filter.1.Value=2020-01-01T00:01Z
            """)
    void filtersBy(String change, String parameters, Account account) {
        account.runInstances(3);
        jdbc.sql("update disk set portable = false, category = 'cloud_efficiency', delete_with_instance = true"
                        + " where account_id = ?")
                .param(account.id())
                .update();
        var wanted = ids(account.call("DescribeDisks")).get(1);
        jdbc.sql("update disk set " + change + " where id = ?").param(wanted).update();

        var answer = account.call("DescribeDisks", parameters.split("[=,]"));

        assertThat(ids(answer)).containsExactly(wanted);
        assertThat(total(answer)).isOne();
    }

    @Test
    void allMeansNoRestriction(Account account) {
        account.runInstances(2);

        assertThat(total(account.call(
                        "DescribeDisks",
                        "Status",
                        "All",
                        "Category",
                        "all",
                        "DiskType",
                        "all",
                        "Encrypted",
                        "false",
                        "DiskIds",
                        "[]")))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EnableShared=true
            AutoSnapshotPolicyId=sp-1
            MultiAttach=Enabled
            MultiAttach=LegacyShared
            InstanceId=i-none
            EnableAutomatedSnapshotPolicy=true
            """)
    void findsNothingByOtherValues(String parameters, Account account) {
        account.runInstances(1);

        assertThat(total(account.call("DescribeDisks", parameters.split("=")))).isZero();
    }

    @Test
    void findsDisksByIds(Account account, Account other) {
        account.runInstances(3);
        var ids = ids(account.call("DescribeDisks"));
        var json = "[\"" + ids.get(2) + "\",\"" + ids.get(0) + "\"]";

        assertThat(ids(account.call("DescribeDisks", "DiskIds", json))).containsExactly(ids.get(0), ids.get(2));
        assertThat(ids(account.call("DescribeDisks", "DiskIds", ids.get(1)))).containsExactly(ids.get(1));
        assertThat(ids(other.call("DescribeDisks", "DiskIds", json))).isEmpty();
    }

    @Test
    void pagesByNumberAndByToken(Account account) throws Exception {
        account.runInstances(5);
        var newestFirst = ids(account.call("DescribeDisks"));
        assertThat(newestFirst).hasSize(5).isSortedAccordingTo((a, b) -> b.compareTo(a));

        var second = account.call("DescribeDisks", "PageSize", "2", "PageNumber", "2");
        assertThat(ids(second)).isEqualTo(newestFirst.subList(2, 4));
        assertThat(total(second)).isEqualTo(5);
        assertThat(ids(account.call("DescribeDisks", "PageSize", "2", "PageNumber", "9")))
                .isEmpty();

        var seen = new ArrayList<String>();
        String token = null;
        do {
            var page = account.v3()
                    .describeDisks(new com.aliyun.ecs20140526.models.DescribeDisksRequest()
                            .setRegionId(Account.REGION)
                            .setMaxResults(2)
                            .setNextToken(token))
                    .getBody();
            page.getDisks().getDisk().forEach(disk -> seen.add(disk.getDiskId()));
            account.runInstances(1);
            token = page.getNextToken();
        } while (!token.isEmpty());
        assertThat(seen).isEqualTo(newestFirst);
    }

    @Test
    void refusesUnknownValues(Account account) {
        var refusals = List.of(
                tuple("RegionId", "cn-nowhere", 400, "InvalidRegion.NotFound"),
                tuple("RegionId", "", 400, "MissingParameter"),
                tuple("ZoneId", "cn-beijing-a", 400, "InvalidZoneId.NotFound"),
                tuple("Category", "tape", 400, "InvalidCategory.ValueNotSupported"),
                tuple("DiskType", "floppy", 400, "InvalidDiskType.ValueNotSupported"),
                tuple("Status", "Gone", 400, "InvalidStatus.ValueNotSupported"),
                tuple("DiskChargeType", "Free", 404, "InvalidDiskChargeType.NotFound"),
                tuple("LockReason", "lost", 404, "InvalidLockReason.NotFound"),
                tuple("Tag.1.Value", "x", 400, "InvalidTag.Mismatch"),
                tuple("DiskIds", "[", 400, "InvalidParameter"),
                tuple("DiskIds", "[" + "\"d\",".repeat(100) + "\"d\"]", 403, "InvalidDiskIds.Malformed"),
                tuple("MultiAttach", "Perhaps", 400, "InvalidParameter"),
                tuple("PageSize", "101", 400, "InvalidParameter"));
        for (var refusal : refusals) {
            var row = refusal.toList();
            account.call("DescribeDisks", (String) row.get(0), (String) row.get(1))
                    .assertThat()
                    .isError((Integer) row.get(2), (String) row.get(3));
        }
    }

    @Test
    void refusesTooManyTags(Account account) {
        var tags = new ArrayList<String>();
        for (var n = 1; n <= 21; n++) {
            tags.addAll(List.of("Tag." + n + ".Key", "k" + n));
        }
        account.call("DescribeDisks", tags.toArray(String[]::new)).assertThat().isError(400, "InvalidTagCount");
    }

    private static int total(Answer answer) {
        return answer.body().at("/TotalCount").asInt(-1);
    }

    private static List<String> ids(Answer answer) {
        return answer.body()
                .at("/Disks/Disk")
                .valueStream()
                .map(disk -> disk.path("DiskId").asString())
                .toList();
    }
}
