package dev.skystage.gateway.snapshotpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.ModifyAutoSnapshotPolicyExRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class ModifyAutoSnapshotPolicyExTest {
    @Test
    void changesWhatIsGiven(Account account) throws Exception {
        var policyId = Policies.create(account, "autoSnapshotPolicyName", "nightly");
        account.v3()
                .modifyAutoSnapshotPolicyEx(new ModifyAutoSnapshotPolicyExRequest()
                        .setRegionId(Account.REGION)
                        .setAutoSnapshotPolicyId(policyId)
                        .setTimePoints("[\"4\"]")
                        .setRetentionDays(9));
        assertThat(Policies.show(account, policyId, "TimePoints")).isEqualTo("[\"4\"]");
        assertThat(Policies.show(account, policyId, "RetentionDays")).isEqualTo("9");
        assertThat(Policies.show(account, policyId, "AutoSnapshotPolicyName")).isEqualTo("nightly");
        modify(account, policyId, "AutoSnapshotPolicyName", "daily", "SettingRepeatWeekdays", "[\"2\"]")
                .assertThat()
                .isOk();
        assertThat(Policies.show(account, policyId, "AutoSnapshotPolicyName")).isEqualTo("daily");
        assertThat(Policies.show(account, policyId, "RepeatWeekdays")).isEqualTo("[\"2\"]");
    }

    @Test
    void isRefused(Account account) {
        var policyId = Policies.create(account);
        refused(modify(account, "sp-none"), "policy does not exist.");
        refused(modify(account, "nonsense"), "The specified AutoSnapshotPolicyId is invalid.");
        refused(modify(account, policyId, "RegionId", "cn-nowhere"), "RegionId parameter");
        refused(modify(account, policyId, "RegionId", "cn-beijing"), "does not exist in the region");
        modify(account, policyId, "TimePoints", "[\"99\"]")
                .assertThat()
                .isError(403, "ParameterInvalid")
                .saying("TimePoints parameter");
        modify(account, policyId, "RepeatWeekdays", "[\"8\"]")
                .assertThat()
                .isError(403, "ParameterInvalid")
                .saying("RepeatWeekDays parameter");
        modify(account, policyId, "RetentionDays", "0")
                .assertThat()
                .isError(403, "ParameterInvalid")
                .saying("RetentionDays parameter");
        modify(account, policyId, "AutoSnapshotPolicyName", "1").assertThat().isError(400, "InvalidParameter");
    }

    private static void refused(Answer answer, String message) {
        answer.assertThat().isError(404, "ParameterInvalid").saying(message);
    }

    private static Answer modify(Account account, String policyId, String... more) {
        var parameters = new String[2 + more.length];
        parameters[0] = "AutoSnapshotPolicyId";
        parameters[1] = policyId;
        System.arraycopy(more, 0, parameters, 2, more.length);
        return account.call("ModifyAutoSnapshotPolicyEx", parameters);
    }
}
