package dev.skystage.gateway.instance;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.ModifyInstanceAttachmentAttributesRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class ModifyInstanceAttachmentAttributesTest {
    @Test
    void changesHowAPoolIsFound(Account account) throws Exception {
        var instance = account.runningInstance();
        account.v3()
                .modifyInstanceAttachmentAttributes(new ModifyInstanceAttachmentAttributesRequest()
                        .setRegionId(Account.REGION)
                        .setInstanceId(instance)
                        .setPrivatePoolOptions(
                                new ModifyInstanceAttachmentAttributesRequest
                                                .ModifyInstanceAttachmentAttributesRequestPrivatePoolOptions()
                                        .setMatchCriteria("None")));
        var shown = account.call("DescribeInstanceAttachmentAttributes", "InstanceIds", "[\"" + instance + "\"]");
        assertThat(shown.text("/Instances/Instance/0/PrivatePoolOptionsMatchCriteria"))
                .isEqualTo("None");
    }

    @Test
    void refusesPoolsThatNobodyHas(Account account, Account other) {
        var instance = account.runningInstance();
        modify(account, instance, "Target", "eap-1").assertThat().isError(404, "InvalidPrivatePoolOptions.NotFound");
        modify(account, instance, "Target", "").assertThat().isError(400, "InvalidParameter");
        modify(account, instance, "Open", "eap-1").assertThat().isError(400, "InvalidParameter");
        modify(account, instance, "Best", "").assertThat().isError(400, "InvalidParameter");
        modify(account, instance, "", "").assertThat().isError(400, "MissingParameter");
        modify(account, other.runningInstance(), "Open", "").assertThat().isError(404, "InvalidInstanceId.NotFound");
        account.call("ModifyInstanceAttachmentAttributes", "RegionId", "")
                .assertThat()
                .isError(400, "MissingParameter.RegionId");
    }

    private static Answer modify(Account account, String instance, String criteria, String pool) {
        return account.call(
                "ModifyInstanceAttachmentAttributes",
                "InstanceId",
                instance,
                "PrivatePoolOptions.MatchCriteria",
                criteria,
                "PrivatePoolOptions.Id",
                pool);
    }
}
