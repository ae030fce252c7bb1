package dev.skystage.gateway.securitygroup;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.AuthorizeSecurityGroupEgressRequest;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StagingCloudTest
class AuthorizeSecurityGroupEgressTest extends RuleRefusals {
    @Autowired
    Quotas quotas;

    AuthorizeSecurityGroupEgressTest() {
        super("AuthorizeSecurityGroupEgress", "Dest", "AuthorizeSecurityGroupEgress");
    }

    @Test
    void addsARuleAsPackerDoes(Account account) throws Exception {
        var request = new AuthorizeSecurityGroupEgressRequest();
        request.setSecurityGroupId(account.securityGroup());
        request.setIpProtocol("all");
        request.setPortRange("-1/-1");
        request.setNicType("internet");
        request.setDestCidrIp("0.0.0.0/0");
        account.v1().getAcsResponse(request);
        var rule = rules(account, account.securityGroup(), "egress").get(0);
        assertThat(rule.get("Direction").asString()).isEqualTo("egress");
        assertThat(rule.get("IpProtocol").asString()).isEqualTo("ALL");
        assertThat(rule.get("DestCidrIp").asString()).isEqualTo("0.0.0.0/0");
        assertThat(rule.get("SourceCidrIp").asString()).isEmpty();
        assertThat(rules(account, account.securityGroup(), "ingress")).isEmpty();
    }

    @Test
    void namesAGroup(Account account) {
        var web = neighbour(account, "SecurityGroupName", "web");
        assertThat(with(account, "DestCidrIp", "", "DestGroupId", web, "DestGroupOwnerAccount", account.id()))
                .isOk();
        var rule = rules(account, account.securityGroup(), "egress").get(0);
        assertThat(rule.get("DestGroupId").asString()).isEqualTo(web);
        assertThat(rule.get("DestGroupName").asString()).isEqualTo("web");
        assertThat(rule.get("SourceGroupId").asString()).isEmpty();
    }

    @Test
    void aRuleThatIsThereAlreadyIsNoError(Account account) {
        assertThat(with(account)).isOk();
        assertThat(with(account, "Policy", "Allow")).isOk();
        assertThat(rules(account, account.securityGroup(), "egress")).hasSize(1);
    }

    @Test
    void refusesMoreRulesThanAGroupMayHaveAndDuplicates(Account account) {
        quotas.setMaximum(account.id(), Account.REGION, Quota.RULES_PER_SECURITY_GROUP, 1);
        assertThat(with(account)).isOk();
        assertThat(with(account, "PortRange", "80/80")).isError(403, "AuthorizationLimitExceed");
        assertThat(with(account, "Permissions.1.IpProtocol", "tcp")).isError(400, "InvalidParam.Permissions");
        var twice = account.call(
                "AuthorizeSecurityGroupEgress",
                "SecurityGroupId",
                account.securityGroup(),
                "Permissions.1.IpProtocol",
                "udp",
                "Permissions.1.PortRange",
                "53/53",
                "Permissions.1.DestCidrIp",
                "10.0.0.0/8",
                "Permissions.2.IpProtocol",
                "UDP",
                "Permissions.2.PortRange",
                "53/53",
                "Permissions.2.DestCidrIp",
                "10.0.0.0/8");
        assertThat(twice).isError(400, "InvalidParam.DuplicatePermissions");
    }

    @Test
    void refusesGroupsThatDoNotFit(Account account) {
        var own = account.securityGroup();
        assertThat(with(account, "DestCidrIp", "", "DestGroupId", own)).isError(403, "InvalidParamter.Conflict");
        var web = neighbour(account);
        assertThat(with(account, "DestCidrIp", "", "DestGroupId", web, "NicType", "internet"))
                .isError(403, "InvalidDestGroupId.Mismatch")
                .saying("NicType is required");
        var enterprise = neighbour(account, "SecurityGroupType", "enterprise");
        assertThat(with(account, "DestCidrIp", "", "DestGroupId", enterprise))
                .isError(400, "InvalidGroupAuthParameter.OperationDenied");
        assertThat(with(account, "SecurityGroupId", enterprise, "Policy", "drop"))
                .isError(400, "InvalidGroupParameter.OperationDenied");
    }
}
