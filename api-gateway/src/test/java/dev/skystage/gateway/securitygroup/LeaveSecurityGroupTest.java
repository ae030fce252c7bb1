package dev.skystage.gateway.securitygroup;

import static dev.skystage.gateway.securitygroup.RuleRefusals.neighbour;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.LeaveSecurityGroupRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class LeaveSecurityGroupTest {
    @Autowired
    JdbcClient jdbc;

    @Test
    void takesAnInstanceOutOfAGroupThatCanBeDeletedThen(Account account) throws Exception {
        var instance = account.runningInstance();
        var second = neighbour(account);
        assertThat(account.call("JoinSecurityGroup", "InstanceId", instance, "SecurityGroupId", second))
                .isOk();
        var request = new LeaveSecurityGroupRequest();
        request.setInstanceId(instance);
        request.setSecurityGroupId(account.securityGroup());
        account.v1().getAcsResponse(request);
        assertThat(account.call("DescribeInstances", "InstanceIds", "[\"" + instance + "\"]")
                        .text("/Instances/Instance/0/SecurityGroupIds/SecurityGroupId/0"))
                .isEqualTo(second);
        assertThat(account.call("DeleteSecurityGroup", "SecurityGroupId", account.securityGroup()))
                .isOk();
        assertThat(leave(account, instance, second)).isError(403, "InstanceLastSecurityGroup");
    }

    @Test
    void refuses(Account account, Account other, Time time) {
        var instance = account.runInstances(1).getFirst();
        var group = account.securityGroup();
        assertThat(leave(account, instance, group)).isError(403, "IncorrectInstanceStatus");
        time.runDueTasks();
        assertThat(leave(account, instance, neighbour(account))).isError(403, "InstanceNotInSecurityGroup");
        assertThat(leave(account, instance, "sg-none")).isError(404, "InvalidSecurityGroupId.NotFound");
        assertThat(leave(account, "i-none", group)).isError(404, "InvalidInstanceId.NotFound");
        assertThat(leave(other, instance, group)).isError(404, "InvalidInstanceId.NotFound");
        assertThat(account.call("LeaveSecurityGroup", "SecurityGroupId", group)).isError(400, "MissingParameter");
        jdbc.sql("update instance set locks = '{security}' where id = ?")
                .param(instance)
                .update();
        assertThat(leave(account, instance, group)).isError(403, "InstanceLockedForSecurity");
    }

    @Test
    void takesASecondaryInterfaceOutOfAGroup(Account account, Time time) {
        var eni = InterfaceOfItsOwn.in(account, jdbc, time);
        var group = account.securityGroup();
        assertThat(leaveInterface(account, eni.secondary(), group)).isError(403, "InstanceLastSecurityGroup");
        var second = neighbour(account);
        assertThat(leaveInterface(account, eni.secondary(), second)).isError(403, "InstanceNotInSecurityGroup");
        assertThat(account.call("JoinSecurityGroup", "NetworkInterfaceId", eni.secondary(), "SecurityGroupId", second))
                .isOk();
        assertThat(leaveInterface(account, eni.secondary(), group)).isOk();
        assertThat(jdbc.sql("select security_group_ids[1] from network_interface where id = ?")
                        .param(eni.secondary())
                        .query(String.class)
                        .single())
                .isEqualTo(second);
        assertThat(leaveInterface(account, eni.primary(), group)).isError(403, "InvalidOperation.InvalidEniType");
        assertThat(leaveInterface(account, "eni-none", group)).isError(404, "InvalidEniId.NotFound");
        assertThat(account.call(
                        "LeaveSecurityGroup",
                        "NetworkInterfaceId",
                        eni.secondary(),
                        "InstanceId",
                        "i-1",
                        "SecurityGroupId",
                        group))
                .isError(400, "InvalidParameter");
        assertThat(account.call(
                        "LeaveSecurityGroup",
                        "NetworkInterfaceId",
                        eni.secondary(),
                        "RegionId",
                        "",
                        "SecurityGroupId",
                        group))
                .isError(400, "MissingParameter.RegionId");
        jdbc.sql("update network_interface set status = 'DETACHING' where id = ?")
                .param(eni.secondary())
                .update();
        assertThat(leaveInterface(account, eni.secondary(), second)).isError(400, "InvalidOperation.InvalidEniState");
    }

    private static Answer leave(Account account, String instance, String group) {
        return account.call("LeaveSecurityGroup", "InstanceId", instance, "SecurityGroupId", group);
    }

    private static Answer leaveInterface(Account account, String eni, String group) {
        return account.call("LeaveSecurityGroup", "NetworkInterfaceId", eni, "SecurityGroupId", group);
    }
}
