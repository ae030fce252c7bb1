package dev.skystage.gateway.snapshotpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.CreateAutoSnapshotPolicyRequest;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@StagingCloudTest
class CreateAutoSnapshotPolicyTest {
    @Autowired
    Quotas quotas;

    @Test
    void isShownAsItWasCreated(Account account) throws Exception {
        var policyId = account.v3()
                .createAutoSnapshotPolicy(new CreateAutoSnapshotPolicyRequest()
                        .setRegionId(Account.REGION)
                        .setAutoSnapshotPolicyName("nightly")
                        .setTimePoints("[\"0\",\"19\"]")
                        .setRepeatWeekdays("[\"1\"]")
                        .setRetentionDays(30)
                        .setEnableCrossRegionCopy(true)
                        .setTargetCopyRegions("[\"cn-beijing\"]")
                        .setCopiedSnapshotsRetentionDays(60)
                        .setTag(List.of(new CreateAutoSnapshotPolicyRequest.CreateAutoSnapshotPolicyRequestTag()
                                .setKey("env")
                                .setValue("prod"))))
                .getBody()
                .getAutoSnapshotPolicyId();
        assertThat(policyId).startsWith("sp-");
        for (var property : List.of(
                "AutoSnapshotPolicyName=nightly",
                "TimePoints=[\"0\",\"19\"]",
                "RepeatWeekdays=[\"1\"]",
                "RetentionDays=30",
                "EnableCrossRegionCopy=true",
                "TargetCopyRegions=[\"cn-beijing\"]",
                "CopiedSnapshotsRetentionDays=60",
                "Status=Normal",
                "DiskNums=0",
                "RegionId=" + Account.REGION)) {
            var pair = property.split("=", 2);
            assertThat(Policies.show(account, policyId, pair[0])).as(pair[0]).isEqualTo(pair[1]);
        }
    }

    /** Older pages begin the names with a capital. */
    @Test
    void takesBothSpellings(Account account) {
        var answer = account.call(
                "CreateAutoSnapshotPolicy",
                "RegionId",
                Account.REGION,
                "TimePoints",
                "[\"5\"]",
                "RepeatWeekdays",
                "[\"7\"]",
                "RetentionDays",
                "-1",
                "AutoSnapshotPolicyName",
                "weekly");
        answer.assertThat().isOk();
        assertThat(Policies.show(account, answer.text("/AutoSnapshotPolicyId"), "AutoSnapshotPolicyName"))
                .isEqualTo("weekly");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            regionId               | cn-nowhere   | 403 | ParameterInvalid            | The specified RegionId parameter
            timePoints             | ["24"]       | 403 | ParameterInvalid            | TimePoints parameter
            timePoints             | midnight     | 403 | ParameterInvalid            | TimePoints parameter
            timePoints             | []           | 403 | ParameterInvalid            | TimePoints parameter
            repeatWeekdays         | ["0"]        | 403 | ParameterInvalid            | RepeatWeekDays parameter
            retentionDays          | 0            | 403 | ParameterInvalid            | RetentionDays parameter
            retentionDays          | 65537        | 403 | ParameterInvalid            | RetentionDays parameter
            autoSnapshotPolicyName | 1            | 400 | InvalidParameter            | autoSnapshotPolicyName
            CopiedSnapshotsRetentionDays | 0      | 400 | InvalidParameter            | CopiedSnapshotsRetentionDays
            TargetCopyRegions      | ["cn-nowhere"]  | 400 | InvalidParameter       | TargetCopyRegions
            TargetCopyRegions      | ["cn-hangzhou"] | 400 | InvalidParameter       | TargetCopyRegions
            EnableCrossRegionCopy  | true         | 400 | InvalidParameter            | TargetCopyRegions
            Tag.1.Key              | acs:a        | 400 | InvalidTagKey.Malformed     |
            """)
    void isRefused(String parameter, String value, int status, String code, String message, Account account) {
        Policies.call(account, parameter, value)
                .assertThat()
                .isError(status, code)
                .saying(message == null ? "" : message);
    }

    @Test
    void tagsHaveTheirRules(Account account) {
        Policies.call(account, "Tag.1.Key", "a", "Tag.1.Value", "acs:1")
                .assertThat()
                .isError(400, "InvalidTagValue.Malformed");
        Policies.call(account, "Tag.1.Key", "a", "Tag.1.Value", "", "Tag.2.Key", "a", "Tag.2.Value", "")
                .assertThat()
                .isError(400, "Duplicate.TagKey");
    }

    @Test
    void countsUpToTheQuota(Account account) {
        quotas.setMaximum(account.id(), Account.REGION, Quota.AUTO_SNAPSHOT_POLICIES, 1);
        var policyId = Policies.create(account);
        Policies.call(account).assertThat().isError(403, "AutoSnapshotPolicy.QuotaExceed");
        account.call("DeleteAutoSnapshotPolicy", "autoSnapshotPolicyId", policyId)
                .assertThat()
                .isOk();
        Policies.create(account);
    }
}
