package dev.skystage.gateway.securitygroup;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.DescribeSecurityGroupAttributeRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeSecurityGroupAttributeTest {
    @Test
    void showsAGroupWithoutRules(Account account) throws Exception {
        var request = new DescribeSecurityGroupAttributeRequest();
        request.setSecurityGroupId(account.securityGroup());
        var group = account.v1().getAcsResponse(request);
        assertThat(group.getVpcId()).isEqualTo(account.vpcId());
        assertThat(group.getInnerAccessPolicy()).isEqualTo("Accept");
        assertThat(group.getPermissions()).isEmpty();
    }

    @Test
    void refuses(Account account, Account other) {
        var groupId = account.securityGroup();
        assertThat(account.call("DescribeSecurityGroupAttribute", "SecurityGroupId", "sg-none"))
                .isError(404, "InvalidSecurityGroupId.NotFound");
        assertThat(other.call("DescribeSecurityGroupAttribute", "SecurityGroupId", groupId))
                .isError(404, "InvalidSecurityGroupId.NotFound");
        assertThat(account.call("DescribeSecurityGroupAttribute", "SecurityGroupId", groupId, "NicType", "x"))
                .isError(400, "InvalidNicType.ValueNotSupported");
        assertThat(account.call("DescribeSecurityGroupAttribute", "SecurityGroupId", groupId, "Direction", "x"))
                .isError(400, "InvalidParamter");
        assertThat(account.call("DescribeSecurityGroupAttribute", "SecurityGroupId", groupId, "RegionId", "x"))
                .isError(404, "InvalidRegionId.NotFound");
    }
}
