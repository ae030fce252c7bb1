package dev.skystage.gateway.securitygroup;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.ModifySecurityGroupPolicyRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StagingCloudTest
class ModifySecurityGroupPolicyTest {
    @Test
    void membersOfANewGroupReachEachOtherUntilTheyMayNot(Account account) throws Exception {
        assertThat(policy(account, account.securityGroup())).isEqualTo("Accept");
        var request = new ModifySecurityGroupPolicyRequest();
        request.setSecurityGroupId(account.securityGroup());
        request.setInnerAccessPolicy("drop");
        account.v1().getAcsResponse(request);
        assertThat(policy(account, account.securityGroup())).isEqualTo("Drop");
        assertThat(account.call(
                        "ModifySecurityGroupPolicy",
                        "SecurityGroupId",
                        account.securityGroup(),
                        "InnerAccessPolicy",
                        "ACCEPT"))
                .isOk();
        assertThat(policy(account, account.securityGroup())).isEqualTo("Accept");
    }

    @Test
    void membersOfAnEnterpriseGroupAreKeptApart(Account account) {
        assertThat(policy(account, RuleRefusals.neighbour(account, "SecurityGroupType", "enterprise")))
                .isEqualTo("Drop");
    }

    @ParameterizedTest
    @CsvSource({
        "InnerAccessPolicy, allow, 400, InvalidPolicy.Malformed",
        "InnerAccessPolicy, '', 400, MissingParameter",
        "SecurityGroupId, sg-none, 404, InvalidSecurityGroupId.NotFound",
        "RegionId, cn-nowhere, 404, InvalidRegionId.NotFound",
    })
    void refuses(String name, String value, int status, String code, Account account) {
        assertThat(account.call(
                        "ModifySecurityGroupPolicy",
                        "SecurityGroupId",
                        account.securityGroup(),
                        "InnerAccessPolicy",
                        "Drop",
                        name,
                        value))
                .isError(status, code);
    }

    private static String policy(Account account, String groupId) {
        return account.call("DescribeSecurityGroupAttribute", "SecurityGroupId", groupId)
                .text("/InnerAccessPolicy");
    }
}
