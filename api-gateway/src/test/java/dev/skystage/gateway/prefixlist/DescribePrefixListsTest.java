package dev.skystage.gateway.prefixlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StagingCloudTest
class DescribePrefixListsTest {
    @Autowired
    Quotas quotas;

    @Test
    void listsByNameFamilyAndPage(Account account, Account other) {
        var offices = PrefixLists.of(account);
        var homes = PrefixLists.of(account, "PrefixListName", "homes", "AddressFamily", "IPv6");
        PrefixLists.use(account, offices);
        assertThat(ids(account)).containsExactly(homes, offices);
        assertThat(ids(account, "PrefixListName", "off*")).containsExactly(offices);
        assertThat(ids(account, "AddressFamily", "IPv6")).containsExactly(homes);
        assertThat(ids(account, "PrefixListId.1", offices)).containsExactly(offices);
        assertThat(ids(other)).isEmpty();
        var page = account.call("DescribePrefixLists", "MaxResults", "1");
        assertThat(ids(account, "MaxResults", "1", "NextToken", page.text("/NextToken")))
                .containsExactly(offices);
        var shown = account.call("DescribePrefixLists", "PrefixListId.1", offices);
        assertThat(shown.text("/PrefixLists/PrefixList/0/AssociationCount")).isEqualTo("1");
        assertThat(shown.text("/PrefixLists/PrefixList/0/MaxEntries")).isEqualTo("3");
        assertThat(shown.text("/PrefixLists/PrefixList/0/CreationTime")).endsWith("Z");
    }

    private static List<String> ids(Account account, String... parameters) {
        return account.call("DescribePrefixLists", parameters)
                .body()
                .at("/PrefixLists/PrefixList")
                .findValuesAsString("PrefixListId");
    }

    @Test
    void aRuleCountsForAllThatItsListCanHold(Account account) {
        quotas.setMaximum(account.id(), Account.REGION, Quota.RULES_PER_SECURITY_GROUP, 2);
        var list = PrefixLists.of(account);
        assertThat(account.call(
                        "AuthorizeSecurityGroup",
                        "SecurityGroupId",
                        account.securityGroup(),
                        "IpProtocol",
                        "tcp",
                        "PortRange",
                        "22/22",
                        "SourcePrefixListId",
                        list))
                .isError(403, "AuthorizationLimitExceed");
        assertThat(account.call(
                        "AuthorizeSecurityGroup",
                        "SecurityGroupId",
                        account.securityGroup(),
                        "IpProtocol",
                        "icmpv6",
                        "PortRange",
                        "-1/-1",
                        "SourcePrefixListId",
                        list))
                .isError(400, "InvalidParam.Ipv6ProtocolConflictWithIpv4Address");
    }

    @Test
    void tellsAllAboutOneAndWhoNamesIt(Account account, Account other) {
        var id = PrefixLists.of(account, "Entry.1.Cidr", "10.0.0.0/8", "Entry.1.Description", "ten");
        assertThat(associations(account, id)).isEmpty();
        PrefixLists.use(account, id);
        assertThat(associations(account, id)).containsExactly(account.securityGroup());
        var rules = account.call("DescribeSecurityGroupAttribute", "SecurityGroupId", account.securityGroup());
        assertThat(rules.text("/Permissions/Permission/0/SourcePrefixListName")).isEqualTo("offices");
        for (var action : List.of("DescribePrefixListAttributes", "DescribePrefixListAssociations")) {
            assertThat(other.call(action, "PrefixListId", id)).isError(404, "InvalidPrefixListId.NotFound");
            assertThat(account.call(action, "PrefixListId", id, "RegionId", "cn-beijing"))
                    .isError(404, "InvalidPrefixListId.NotFound");
            assertThat(account.call(action, "PrefixListId", id, "RegionId", "x"))
                    .isError(404, "InvalidRegionId.NotFound");
        }
    }

    private static List<String> associations(Account account, String id) {
        var answer = account.call("DescribePrefixListAssociations", "PrefixListId", id, "MaxResults", "5");
        assertThat(answer).isOk();
        return answer.body().at("/PrefixListAssociations/PrefixListAssociation").findValuesAsString("ResourceId");
    }

    @Test
    void refuses(Account account) {
        assertThat(account.call("DescribePrefixLists", "AddressFamily", "x"))
                .isError(400, "InvalidParameter.AddressFamily");
        assertThat(account.call("DescribePrefixLists", "MaxResults", "101")).isError(400, "InvalidParameter");
        assertThat(account.call("DescribePrefixLists", "RegionId", "x")).isError(404, "InvalidRegionId.NotFound");
    }
}
