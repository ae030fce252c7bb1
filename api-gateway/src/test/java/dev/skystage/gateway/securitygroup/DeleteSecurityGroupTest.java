package dev.skystage.gateway.securitygroup;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.DeleteSecurityGroupRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DeleteSecurityGroupTest {
    @Test
    void deletesAGroupWithoutMembers(Account account) throws Exception {
        var request = new DeleteSecurityGroupRequest();
        request.setSecurityGroupId(account.securityGroup());
        assertThat(account.v1().getAcsResponse(request).getRequestId()).hasSize(36);
        assertThat(account.call("DescribeSecurityGroups", "SecurityGroupId", account.securityGroup())
                        .text("/TotalCount"))
                .isEqualTo("0");
    }

    @Test
    void refusesAGroupWithMembersUntilTheyAreGone(Account account, Time time) {
        var instanceId = account.runningInstance();
        assertThat(account.call("DeleteSecurityGroup", "SecurityGroupId", account.securityGroup()))
                .isError(403, "DependencyViolation")
                .saying("still instance(s)");
        assertThat(account.call("DeleteInstance", "InstanceId", instanceId, "Force", "true"))
                .isOk();
        time.runDueTasks();
        assertThat(account.call("DeleteSecurityGroup", "SecurityGroupId", account.securityGroup()))
                .isOk();
    }

    @Test
    void refusesAGroupWithAnInterfaceUntilItIsGone(Account account) {
        var eni = account.call(
                        "CreateNetworkInterface",
                        "VSwitchId",
                        account.vSwitch(),
                        "SecurityGroupId",
                        account.securityGroup())
                .text("/NetworkInterfaceId");
        assertThat(account.call("DeleteSecurityGroup", "SecurityGroupId", account.securityGroup()))
                .isError(403, "DependencyViolation");
        assertThat(account.call("DeleteNetworkInterface", "NetworkInterfaceId", eni))
                .isOk();
        assertThat(account.call("DeleteSecurityGroup", "SecurityGroupId", account.securityGroup()))
                .isOk();
    }

    @Test
    void refusesAGroupThatAnotherNamesUntilItDoesNot(Account account) {
        var named = account.securityGroup();
        var naming = RuleRefusals.neighbour(account);
        String[] rule = {"SecurityGroupId", naming, "IpProtocol", "all", "PortRange", "-1/-1", "SourceGroupId", named};
        assertThat(account.call("AuthorizeSecurityGroup", rule)).isOk();
        assertThat(account.call("DeleteSecurityGroup", "SecurityGroupId", named))
                .isError(403, "DependencyViolation")
                .saying("has been authorized in another one");
        assertThat(account.call("DeleteSecurityGroup", "SecurityGroupId", naming))
                .isOk();
        assertThat(account.call("DeleteSecurityGroup", "SecurityGroupId", named))
                .isOk();
    }

    @Test
    void refusesWhatTheCallerDoesNotHave(Account account, Account other) {
        assertThat(account.call("DeleteSecurityGroup", "SecurityGroupId", "sg-none"))
                .isError(404, "InvalidSecurityGroupId.NotFound");
        assertThat(other.call("DeleteSecurityGroup", "SecurityGroupId", account.securityGroup()))
                .isError(404, "InvalidSecurityGroupId.NotFound");
        assertThat(account.call("DeleteSecurityGroup", "SecurityGroupId", "sg-none", "RegionId", "x"))
                .isError(404, "InvalidRegionId.NotFound");
        assertThat(account.call("DeleteSecurityGroup")).isError(400, "MissingParameter");
    }
}
