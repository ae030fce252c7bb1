package dev.skystage.gateway.securitygroup;

import static dev.skystage.gateway.securitygroup.RuleRefusals.neighbour;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.JoinSecurityGroupRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class JoinSecurityGroupTest {
    private static final String GROUPS = "/Instances/Instance/0/SecurityGroupIds/SecurityGroupId";

    @Autowired
    JdbcClient jdbc;

    @Test
    void putsAnInstanceAndItsPrimaryInterfaceIntoOneMoreGroup(Account account) throws Exception {
        var instance = account.runningInstance();
        var second = neighbour(account);
        var request = new JoinSecurityGroupRequest();
        request.setInstanceId(instance);
        request.setSecurityGroupId(second);
        account.v1().getAcsResponse(request);
        var groups = account.call("DescribeInstances", "InstanceIds", "[\"" + instance + "\"]")
                .body()
                .at(GROUPS);
        assertThat(groups.get(0).asString()).isEqualTo(account.securityGroup());
        assertThat(groups.get(1).asString()).isEqualTo(second);
        assertThat(jdbc.sql("select cardinality(security_group_ids) from network_interface where instance_id = ?")
                        .param(instance)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(join(account, instance, second)).isError(403, "InvalidInstanceId.AlreadyExists");
        assertThat(account.call("DeleteSecurityGroup", "SecurityGroupId", second))
                .isError(403, "DependencyViolation")
                .saying("still instance(s)");
    }

    @Test
    void refusesASixthGroupAndAFullOne(Account account) {
        var instance = account.runningInstance();
        IntStream.range(0, 4)
                .forEach(n ->
                        assertThat(join(account, instance, neighbour(account))).isOk());
        var sixth = neighbour(account);
        assertThat(join(account, instance, sixth)).isError(400, "InstanceSecurityGroupLimitExceeded");
        var full = neighbour(account);
        jdbc.sql("insert into security_group_members values (?, 2000)")
                .param(full)
                .update();
        var other = account.runningInstance();
        assertThat(join(account, other, full)).isError(403, "SecurityGroupInstanceLimitExceeded");
    }

    @Test
    void anEnterpriseGroupHoldsMore(Account account) {
        var large = neighbour(account, "SecurityGroupType", "enterprise");
        jdbc.sql("insert into security_group_members values (?, 65535)")
                .param(large)
                .update();
        assertThat(join(account, account.runningInstance(), large)).isOk();
        assertThat(join(account, account.runningInstance(), large)).isError(403, "SecurityGroupInstanceLimitExceeded");
    }

    @Test
    void refusesInstancesAndGroupsThatDoNotFit(Account account, Account other, Time time) {
        var instance = account.runInstances(1).getFirst();
        var group = neighbour(account);
        assertThat(join(account, instance, group)).isError(403, "IncorrectInstanceStatus");
        time.runDueTasks();
        var vpc = account.callVpc("CreateVpc").text("/VpcId");
        time.runDueTasks();
        var elsewhere = account.call("CreateSecurityGroup", "VpcId", vpc).text("/SecurityGroupId");
        assertThat(join(account, instance, elsewhere)).isError(400, "InvalidInstanceId.Mismatch");
        assertThat(join(account, instance, "sg-none")).isError(404, "InvalidSecurityGroupId.NotFound");
        assertThat(join(account, "i-none", group)).isError(404, "InvalidInstanceId.NotFound");
        assertThat(join(other, instance, other.securityGroup())).isError(404, "InvalidInstanceId.NotFound");
        assertThat(account.call("JoinSecurityGroup", "SecurityGroupId", group))
                .isError(400, "MissingParameter")
                .saying("InstanceId");
        assertThat(account.call("JoinSecurityGroup", "InstanceId", instance))
                .isError(400, "MissingParameter")
                .saying("SecurityGroupId");
    }

    @Test
    void refusesALockedInstance(Account account) {
        var instance = account.runningInstance();
        jdbc.sql("update instance set locks = '{security}' where id = ?")
                .param(instance)
                .update();
        assertThat(join(account, instance, neighbour(account))).isError(403, "InstanceLockedForSecurity");
    }

    @Test
    void putsASecondaryInterfaceIntoOneMoreGroup(Account account, Time time) {
        var eni = InterfaceOfItsOwn.in(account, jdbc, time);
        var second = neighbour(account);
        assertThat(joinInterface(account, eni.secondary(), second)).isOk();
        assertThat(jdbc.sql("select security_group_ids @> array[?]::text[] from network_interface where id = ?")
                        .params(second, eni.secondary())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(joinInterface(account, eni.secondary(), second)).isError(403, "InvalidEniId.AlreadyExists");
        assertThat(joinInterface(account, eni.primary(), second)).isError(403, "InvalidOperation.InvalidEniType");
        assertThat(joinInterface(account, "eni-none", second)).isError(404, "InvalidEniId.NotFound");
        assertThat(account.call(
                        "JoinSecurityGroup",
                        "NetworkInterfaceId",
                        eni.secondary(),
                        "InstanceId",
                        "i-1",
                        "SecurityGroupId",
                        second))
                .isError(400, "InvalidParameter");
        assertThat(account.call(
                        "JoinSecurityGroup",
                        "NetworkInterfaceId",
                        eni.secondary(),
                        "RegionId",
                        "",
                        "SecurityGroupId",
                        second))
                .isError(400, "MissingParameter.RegionId");
        var vpc = account.callVpc("CreateVpc").text("/VpcId");
        time.runDueTasks();
        var elsewhere = account.call("CreateSecurityGroup", "VpcId", vpc).text("/SecurityGroupId");
        assertThat(joinInterface(account, eni.secondary(), elsewhere)).isError(403, "InvalidOperation.VpcMismatch");
        jdbc.sql("update network_interface set status = 'DETACHING' where id = ?")
                .param(eni.secondary())
                .update();
        assertThat(joinInterface(account, eni.secondary(), neighbour(account)))
                .isError(400, "InvalidOperation.InvalidEniState");
    }

    private static Answer join(Account account, String instance, String group) {
        return account.call("JoinSecurityGroup", "InstanceId", instance, "SecurityGroupId", group);
    }

    private static Answer joinInterface(Account account, String eni, String group) {
        return account.call("JoinSecurityGroup", "NetworkInterfaceId", eni, "SecurityGroupId", group);
    }
}
