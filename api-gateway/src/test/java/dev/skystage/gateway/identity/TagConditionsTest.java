package dev.skystage.gateway.identity;

import static dev.skystage.gateway.identity.RamAuthorizerTest.policy;
import static dev.skystage.gateway.identity.RamAuthorizerTest.statement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;

/** Policies that look at tags: those of what a call touches, and those that the call names. */
@StagingCloudTest
class TagConditionsTest {
    private static String ifTag(String key) {
        return policy(statement(
                "Allow", "ecs:*", "*", ",\"Condition\":{\"StringEquals\":{\"%s\":[\"dev\",\"test\"]}}".formatted(key)));
    }

    private static void tag(Account account, String instance, String value) {
        account.call(
                        "TagResources",
                        "ResourceType",
                        "instance",
                        "ResourceId.1",
                        instance,
                        "Tag.1.Key",
                        "team",
                        "Tag.1.Value",
                        value)
                .assertThat()
                .isOk();
    }

    @Test
    void resourcesAreJudgedByTheirTags(Account account, Time time) {
        var ids = account.runInstances(2);
        time.runDueTasks();
        tag(account, ids.getFirst(), "dev");
        tag(account, ids.getLast(), "production");
        for (var key : new String[] {"acs:ResourceTag/team", "ecs:tag/team"}) {
            var user = account.user(key.substring(0, 3), ifTag(key));
            user.call("ModifyInstanceAttribute", "InstanceId", ids.getFirst(), "InstanceName", "mine")
                    .assertThat()
                    .isOk();
            user.call("ModifyInstanceAttribute", "InstanceId", ids.getLast(), "InstanceName", "mine")
                    .assertThat()
                    .isError(403, "Forbidden.RAM");
            user.call("StopInstances", "InstanceId.1", ids.getFirst(), "InstanceId.2", ids.getLast())
                    .assertThat()
                    .isError(403, "Forbidden.RAM");
            user.call("DescribeInstances").assertThat().isError(403, "Forbidden.RAM");
            assertThat(user.call("DescribeInstances", "Tag.1.Key", "team", "Tag.1.Value", "dev")
                            .text("/TotalCount"))
                    .isEqualTo("1");
            user.call("DescribeZones", "Tag.1.Key", "team", "Tag.1.Value", "dev")
                    .assertThat()
                    .isError(403, "Forbidden.RAM");
        }
    }

    @Test
    void callsAreJudgedByTheTagsThatTheyGive(Account account) {
        var vpc = account.vpcId();
        var user = account.user("maker", ifTag("acs:RequestTag/team"));
        user.call("CreateSecurityGroup", "VpcId", vpc).assertThat().isError(403, "Forbidden.RAM");
        user.call("CreateSecurityGroup", "VpcId", vpc, "Tag.1.Key", "team", "Tag.1.Value", "other")
                .assertThat()
                .isError(403, "Forbidden.RAM");
        user.call("CreateSecurityGroup", "VpcId", vpc, "Tag.1.Key", "team", "Tag.1.Value", "test")
                .assertThat()
                .isOk();
    }

    /** Instances that a command finds by their tags are touched like those that it names. */
    @Test
    void commandsReachNoInstanceThatIsDenied(Account account, Time time) {
        var ids = account.runInstances(2);
        time.runDueTasks();
        tag(account, ids.getFirst(), "dev");
        tag(account, ids.getLast(), "test");
        var user = account.user(
                "operator",
                policy(
                        statement("Allow", "ecs:*", "*", ""),
                        statement("Deny", "ecs:RunCommand", "acs:ecs:*:*:instance/" + ids.getLast(), "")));
        user.call(
                        "RunCommand",
                        "Type",
                        "RunShellScript",
                        "CommandContent",
                        "hostname",
                        "ResourceTag.1.Key",
                        "team",
                        "ResourceTag.1.Value",
                        "dev")
                .assertThat()
                .isOk();
        user.call("RunCommand", "Type", "RunShellScript", "CommandContent", "hostname", "ResourceTag.1.Key", "team")
                .assertThat()
                .isError(403, "Forbidden.RAM");
    }
}
