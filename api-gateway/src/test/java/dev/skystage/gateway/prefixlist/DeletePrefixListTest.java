package dev.skystage.gateway.prefixlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DeletePrefixListTest {
    @Test
    void deletesAListThatNoRuleNames(Account account, Account other) {
        var id = PrefixLists.of(account);
        PrefixLists.use(account, id);
        assertThat(account.call("DeletePrefixList", "PrefixListId", id)).isError(400, "NotAllowed.AssociationExist");
        assertThat(other.call("DeletePrefixList", "PrefixListId", id)).isError(404, "InvalidPrefixListId.NotFound");
        assertThat(account.call(
                        "RevokeSecurityGroup",
                        "SecurityGroupId",
                        account.securityGroup(),
                        "IpProtocol",
                        "tcp",
                        "PortRange",
                        "22/22",
                        "SourcePrefixListId",
                        id))
                .isOk();
        assertThat(account.call("DeletePrefixList", "PrefixListId", id)).isOk();
        assertThat(account.call("DeletePrefixList", "PrefixListId", id)).isError(404, "InvalidPrefixListId.NotFound");
        assertThat(account.call("DeletePrefixList", "PrefixListId", id, "RegionId", "x"))
                .isError(404, "InvalidRegionId.NotFound");
    }
}
