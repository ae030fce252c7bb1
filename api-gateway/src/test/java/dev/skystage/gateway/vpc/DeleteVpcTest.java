package dev.skystage.gateway.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.vpc20160428.models.DeleteVpcRequest;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StagingCloudTest
class DeleteVpcTest {
    @Autowired
    Quotas quotas;

    @Test
    void deletesAnEmptyVpcAndGivesItsQuotaBack(Account account, Time time) throws Exception {
        quotas.setMaximum(account.id(), Account.REGION, Quota.VPCS, 1);
        var vpcId = account.callVpc("CreateVpc").text("/VpcId");
        time.runDueTasks();
        account.vpc()
                .deleteVpc(new DeleteVpcRequest().setRegionId(Account.REGION).setVpcId(vpcId));
        assertThat(account.callVpc("DescribeVpcAttribute", "VpcId", vpcId)).isError(404, "InvalidVpcId.NotFound");
        assertThat(account.callVpc("CreateVpc")).isOk();
    }

    @Test
    void refusesAPendingVpc(Account account) {
        var vpcId = account.callVpc("CreateVpc").text("/VpcId");
        assertThat(account.callVpc("DeleteVpc", "VpcId", vpcId)).isError(400, "IncorrectVpcStatus");
    }

    @Test
    void refusesAVpcInUse(Account account, Time time) {
        var vpcId = account.vpcId();
        account.vSwitch();
        var groupId = account.securityGroup();
        assertThat(account.call("DeleteVpc", "VpcId", vpcId)).isError(400, "DependencyViolation.VSwitch");
        assertThat(account.callVpc("DeleteVSwitch", "VSwitchId", account.vSwitch()))
                .isOk();
        assertThat(account.call("DeleteVpc", "VpcId", vpcId)).isError(400, "DependencyViolation.SecurityGroup");
        assertThat(account.call("DeleteSecurityGroup", "SecurityGroupId", groupId))
                .isOk();
        assertThat(account.call("DeleteVpc", "VpcId", vpcId)).isOk();
    }

    @Test
    void refusesAVpcWithInstances(Account account) {
        account.runInstances(1);
        assertThat(account.callVpc("DeleteVpc", "VpcId", account.vpcId())).isError(400, "DependencyViolation.Instance");
    }

    @Test
    void theDefaultVpcCanGo(Account account) {
        var vpc = account.callVpc("DescribeVpcs");
        var vpcId = vpc.text("/Vpcs/Vpc/0/VpcId");
        for (var vSwitchId : vpc.body().at("/Vpcs/Vpc/0/VSwitchIds/VSwitchId")) {
            assertThat(account.callVpc("DeleteVSwitch", "VSwitchId", vSwitchId.asString()))
                    .isOk();
        }
        var groupId = account.call("DescribeSecurityGroups").text("/SecurityGroups/SecurityGroup/0/SecurityGroupId");
        assertThat(account.call("DeleteSecurityGroup", "SecurityGroupId", groupId))
                .isOk();
        assertThat(account.callVpc("DeleteVpc", "VpcId", vpcId)).isOk();
        assertThat(account.callVpc("DescribeVpcs").text("/TotalCount")).isEqualTo("0");
    }

    @Test
    void refusesWhatTheCallerDoesNotHave(Account account, Account other) {
        assertThat(account.callVpc("DeleteVpc", "VpcId", "vpc-none")).isError(404, "InvalidVpcId.NotFound");
        assertThat(other.callVpc("DeleteVpc", "VpcId", account.vpcId())).isError(404, "InvalidVpcId.NotFound");
        assertThat(account.callVpc("DeleteVpc", "VpcId", account.vpcId(), "RegionId", "cn-beijing"))
                .isError(404, "InvalidVpcId.NotFound");
        assertThat(account.callVpc("DeleteVpc")).isError(400, "MissingParameter");
    }
}
