package dev.skystage.gateway.trouble;

import static dev.skystage.gateway.trouble.Faults.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyuncs.ecs.model.v20140526.CreateInstanceRequest;
import com.aliyuncs.exceptions.ClientException;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ordered trouble with calls: every effect, scope and limit. */
@StagingCloudTest
class CallTroubleTest {
    private static final String UNKNOWN = "InvalidInstanceId.NotFound";

    private static String code(Account account, String action, String... parameters) {
        var answer = account.call(action, parameters);
        return answer.has("/Code") ? answer.text("/Code") : "";
    }

    private static String stop(Account account, String instanceId) {
        return code(account, "StopInstance", "InstanceId", instanceId);
    }

    @Test
    void anErrorIsGivenWithItsRow(Account account, Management management) {
        new Faults(management, account).order("\"action\": \"StopInstance\"", "", error("DiskError"));
        account.call("StopInstance", "InstanceId", "i-any")
                .assertThat()
                .isError(403, "DiskError")
                .saying("IncorrectDiskStatus");
    }

    @Test
    void aMessageFillsTheRowsPlaceholders(Account account, Management management) {
        new Faults(management, account)
                .order(
                        "\"action\": \"DeleteInstance\"",
                        "",
                        error("InvalidOperation.DeletionProtection")
                                + ", \"message\": \"The operation is not allowed due to \\\"i-7\\\" is protected by deletion protection.\"");
        assertThat(account.call("DeleteInstance", "InstanceId", "i-7").text("/Message"))
                .isEqualTo("The operation is not allowed due to \"i-7\" is protected by deletion protection.");
    }

    @Test
    void aCommonErrorCanBeOrderedForEveryAction(Account account, Management management) {
        new Faults(management, account).order("", "", error("ServiceUnavailable"));
        account.call("DescribeRegions").assertThat().isError(503, "ServiceUnavailable");
        account.call("StopInstance", "InstanceId", "i-any").assertThat().isError(503, "ServiceUnavailable");
    }

    @Test
    void aCountIsUsedUp(Account account, Management management) {
        var faults = new Faults(management, account);
        var id = faults.order("\"action\": \"StopInstance\"", "\"count\": 2", error("DiskError"));
        assertThat(List.of(stop(account, "i-a"), stop(account, "i-a"), stop(account, "i-a")))
                .containsExactly("DiskError", "DiskError", UNKNOWN);
        assertThat(faults.listed(id).get("hits").asInt()).isEqualTo(2);
        assertThat(faults.listed(id).get("remaining").asInt()).isZero();
    }

    @Test
    void aProbabilityFollowsItsSeed(Account account, Account other, Management management) {
        var limit = "\"probability\": 0.5, \"seed\": 42";
        new Faults(management, account).order("\"action\": \"StopInstance\"", limit, error("DiskError"));
        new Faults(management, other).order("\"action\": \"StopInstance\"", limit, error("DiskError"));
        var codes = new ArrayList<String>();
        var codesOfOther = new ArrayList<String>();
        for (var i = 0; i < 20; i++) {
            codes.add(stop(account, "i-a"));
            codesOfOther.add(stop(other, "i-a"));
        }
        assertThat(codes).isEqualTo(codesOfOther).contains("DiskError", UNKNOWN);
    }

    @Test
    void aWindowIsInCloudTime(Account account, Management management, Time time) {
        var from = time.now().plus(Duration.ofHours(1));
        var limit = "\"from\": \"%s\", \"until\": \"%s\"".formatted(from, from.plus(Duration.ofHours(1)));
        new Faults(management, account).order("\"action\": \"StopInstance\"", limit, error("DiskError"));
        assertThat(stop(account, "i-a")).isEqualTo(UNKNOWN);
        time.advance(Duration.ofMinutes(90));
        assertThat(stop(account, "i-a")).isEqualTo("DiskError");
        time.advance(Duration.ofMinutes(60));
        assertThat(stop(account, "i-a")).isEqualTo(UNKNOWN);
    }

    @Test
    void otherActionsAccountsAndRegionsAreNotAffected(Account account, Account other, Management management) {
        var faults = new Faults(management, account);
        faults.order("\"action\": \"StopInstance\", \"region\": \"cn-hangzhou\"", "", error("DiskError"));
        assertThat(stop(account, "i-a")).isEqualTo("DiskError");
        assertThat(stop(other, "i-a")).isEqualTo(UNKNOWN);
        assertThat(code(account, "StartInstance", "InstanceId", "i-a")).isEqualTo(UNKNOWN);
        assertThat(code(account, "StopInstance", "InstanceId", "i-a", "RegionId", "cn-beijing"))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void aCallHasThePlaceOfItsInstance(Account account, Management management, Time time) {
        var instanceId = account.runningInstance();
        var host = management.get("instances/" + instanceId).text("/host/hostId");
        for (var scope : List.of(
                "\"zone\": \"" + Account.ZONE + "\"",
                "\"instanceType\": \"" + Account.INSTANCE_TYPE + "\"",
                "\"host\": \"" + host + "\"",
                "\"instance\": \"" + instanceId + "\"")) {
            new Faults(management, account).order(scope, "\"count\": 1", error("ServiceUnavailable"));
            assertThat(code(account, "DescribeUserData", "InstanceId", "i-other"))
                    .as(scope)
                    .isEqualTo(UNKNOWN);
            assertThat(code(account, "DescribeUserData", "InstanceId", instanceId))
                    .as(scope)
                    .isEqualTo("ServiceUnavailable");
            assertThat(code(account, "DescribeUserData", "InstanceId", instanceId))
                    .as(scope)
                    .isEmpty();
        }
    }

    @Test
    void aDelayHoldsTheAnswerBackWhenAllIsDone(Account account, Management management) {
        new Faults(management, account)
                .order("\"action\": \"CreateVpc\"", "\"count\": 1", "\"kind\": \"delay\", \"delay\": \"PT0.7S\"");
        var begin = System.nanoTime();
        var answer = account.callVpc("CreateVpc", "CidrBlock", "10.0.0.0/8");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(650));
        answer.assertThat().isOk();
        assertThat(account.callVpc("DescribeVpcs", "VpcId", answer.text("/VpcId"))
                        .text("/TotalCount"))
                .isEqualTo("1");
    }

    @Test
    void aLostAnswerIsRepeatedForItsToken(Account account, Management management) throws ClientException {
        var faults = new Faults(management, account);
        var request = new CreateInstanceRequest();
        request.setImageId(Account.IMAGE);
        request.setInstanceType(Account.INSTANCE_TYPE);
        request.setVSwitchId(account.vSwitch());
        request.setSecurityGroupId(account.securityGroup());
        request.setClientToken("token-1");
        var id = faults.order("\"action\": \"CreateInstance\"", "\"count\": 1", "\"kind\": \"answerLost\"");
        var client = account.v1();
        assertThatThrownBy(() -> client.getAcsResponse(request, false, 0)).isInstanceOf(ClientException.class);
        assertThat(faults.listed(id).get("hits").asInt()).isEqualTo(1);
        var made = account.call("DescribeInstances").text("/Instances/Instance/0/InstanceId");
        assertThat(made).isNotEmpty();
        assertThat(client.getAcsResponse(request).getInstanceId()).isEqualTo(made);
        assertThat(account.call("DescribeInstances").text("/TotalCount")).isEqualTo("1");
    }
}
