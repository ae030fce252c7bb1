package dev.skystage.gateway.securitygroup;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.AuthorizeSecurityGroupRequest;
import com.aliyun.ecs20140526.models.AuthorizeSecurityGroupRequest.AuthorizeSecurityGroupRequestPermissions;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@StagingCloudTest
class AuthorizeSecurityGroupTest extends RuleRefusals {
    @Autowired
    Quotas quotas;

    AuthorizeSecurityGroupTest() {
        super("AuthorizeSecurityGroup", "Source", "AuthorizeSecurityGroup");
    }

    @Test
    void addsARuleThatIsShownAsItWasWritten(Account account) {
        // Packer sends "internet", although a VPC has only the intranet
        var added = with(
                account,
                "IpProtocol",
                "TCP",
                "NicType",
                "internet",
                "Policy",
                "ACcept",
                "Priority",
                "7",
                "SourcePortRange",
                "1/1024",
                "DestCidrIp",
                "172.16.0.9",
                "Description",
                "ssh");
        assertThat(added).isOk();
        var rule = rules(account, account.securityGroup(), "ingress").get(0);
        assertThat(rule.get("SecurityGroupRuleId").asString()).startsWith("sgr-");
        assertThat(rule.get("Direction").asString()).isEqualTo("ingress");
        assertThat(rule.get("IpProtocol").asString()).isEqualTo("TCP");
        assertThat(rule.get("PortRange").asString()).isEqualTo("22/22");
        assertThat(rule.get("SourcePortRange").asString()).isEqualTo("1/1024");
        assertThat(rule.get("NicType").asString()).isEqualTo("intranet");
        assertThat(rule.get("Policy").asString()).isEqualTo("Accept");
        assertThat(rule.get("Priority").isNumber()).isTrue();
        assertThat(rule.get("Priority").asInt()).isEqualTo(7);
        assertThat(rule.get("Description").asString()).isEqualTo("ssh");
        assertThat(rule.get("SourceCidrIp").asString()).isEqualTo("10.0.0.0/8");
        assertThat(rule.get("DestCidrIp").asString()).isEqualTo("172.16.0.9");
        assertThat(rule.get("CreateTime").asString()).endsWith("Z");
        assertThat(rules(account, account.securityGroup(), "egress")).isEmpty();
    }

    @Test
    void addsSeveralAtOnce(Account account) throws Exception {
        var ssh = new AuthorizeSecurityGroupRequestPermissions()
                .setIpProtocol("tcp")
                .setPortRange("22/22")
                .setSourceCidrIp("0.0.0.0/0");
        var ping = new AuthorizeSecurityGroupRequestPermissions()
                .setIpProtocol("ICMPv6")
                .setPortRange("-1/-1")
                .setIpv6SourceCidrIp("2001:DB8:0:0::/64")
                .setPolicy("drop");
        var inside = new AuthorizeSecurityGroupRequestPermissions()
                .setIpProtocol("all")
                .setPortRange("-1/-1")
                .setSourceGroupId(neighbour(account, "SecurityGroupName", "web"));
        account.v3()
                .authorizeSecurityGroup(new AuthorizeSecurityGroupRequest()
                        .setRegionId(Account.REGION)
                        .setSecurityGroupId(account.securityGroup())
                        .setPermissions(List.of(ssh, ping, inside)));
        var rules = rules(account, account.securityGroup(), "all");
        assertThat(rules.findValuesAsString("Policy")).containsExactly("Accept", "Drop", "Accept");
        assertThat(rules.findValuesAsString("Ipv6SourceCidrIp")).containsExactly("", "2001:db8::/64", "");
        assertThat(rules.findValuesAsString("SourceGroupName")).containsExactly("web", "", "");
        assertThat(rules.findValuesAsString("IpProtocol")).containsExactly("ALL", "ICMPv6", "TCP");
    }

    @Test
    void aRuleThatIsThereAlreadyIsNoError(Account account) {
        assertThat(with(account)).isOk();
        assertThat(with(account, "Policy", "Allow", "Description", "again")).isOk();
        assertThat(rules(account, account.securityGroup(), "ingress")).hasSize(1);
        assertThat(with(account, "Priority", "2")).isOk();
        assertThat(with(account, "Policy", "drop")).isOk();
        assertThat(rules(account, account.securityGroup(), "ingress")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3/8, 10.0.0.0/8",
        "0.0.0.0/0, 0.0.0.0/0",
        "10.1.2.3, 10.1.2.3",
        "10.1.2.3/32, 10.1.2.3/32",
    })
    void blocksAreShownWithoutHostBits(String given, String shown, Account account) {
        assertThat(with(account, "SourceCidrIp", given)).isOk();
        assertThat(rules(account, account.securityGroup(), "ingress")
                        .get(0)
                        .get("SourceCidrIp")
                        .asString())
                .isEqualTo(shown);
    }

    @Test
    void addressesComeBeforeAGroupAndAGroupBeforeAPrefixList(Account account) {
        var web = neighbour(account);
        assertThat(with(account, "SourceGroupId", web)).isOk();
        assertThat(with(account, "SourceCidrIp", "", "SourceGroupId", web, "SourcePrefixListId", "pl-none"))
                .isOk();
        var rules = rules(account, account.securityGroup(), "ingress");
        assertThat(rules.findValuesAsString("SourceGroupId")).containsExactly(web, "");
    }

    @Test
    void refusesMoreRulesThanAGroupMayHave(Account account) {
        quotas.setMaximum(account.id(), Account.REGION, Quota.RULES_PER_SECURITY_GROUP, 2);
        assertThat(with(account)).isOk();
        var egress = account.call(
                "AuthorizeSecurityGroupEgress",
                "SecurityGroupId",
                account.securityGroup(),
                "IpProtocol",
                "all",
                "PortRange",
                "-1/-1",
                "DestCidrIp",
                "0.0.0.0/0");
        assertThat(egress).isOk();
        assertThat(with(account, "PortRange", "80/80")).isError(403, "AuthorizationLimitExceed");
        // a rule that exists adds nothing
        assertThat(with(account)).isOk();
    }

    @Test
    void refusesMixturesOfFlatAndListedRulesAndDuplicates(Account account) {
        assertThat(with(account, "Permissions.1.IpProtocol", "tcp")).isError(400, "InvalidParam.Permissions");
        var twice = account.call(
                "AuthorizeSecurityGroup",
                "SecurityGroupId",
                account.securityGroup(),
                "Permissions.1.IpProtocol",
                "tcp",
                "Permissions.1.PortRange",
                "22/22",
                "Permissions.1.SourceCidrIp",
                "10.0.0.0/8",
                "Permissions.2.IpProtocol",
                "TCP",
                "Permissions.2.PortRange",
                "22/22",
                "Permissions.2.SourceCidrIp",
                "10.9.9.9/8");
        assertThat(twice).isError(400, "InvalidParam.DuplicatePermissions");
        assertThat(rules(account, account.securityGroup(), "all")).isEmpty();
    }

    @Test
    void refusesGroupsThatDoNotFit(Account account) {
        var own = account.securityGroup();
        assertThat(with(account, "SourceCidrIp", "", "SourceGroupId", own)).isError(403, "InvalidParamter.Conflict");
        var web = neighbour(account);
        assertThat(with(account, "SourceCidrIp", "", "SourceGroupId", web, "NicType", "internet"))
                .isError(403, "InvalidSourceGroupId.Mismatch")
                .saying("NicType is required");
        var enterprise = neighbour(account, "SecurityGroupType", "enterprise");
        assertThat(with(account, "SourceCidrIp", "", "SourceGroupId", enterprise))
                .isError(400, "InvalidGroupAuthParameter.OperationDenied");
        assertThat(with(account, "SecurityGroupId", enterprise, "Policy", "drop"))
                .isError(400, "InvalidGroupParameter.OperationDenied");
        assertThat(with(account, "SecurityGroupId", enterprise)).isOk();
    }
}
