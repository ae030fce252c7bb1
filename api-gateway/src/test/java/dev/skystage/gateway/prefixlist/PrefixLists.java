package dev.skystage.gateway.prefixlist;

import dev.skystage.gateway.testing.Account;
import java.util.ArrayList;
import java.util.List;

/** Prefix lists to test with. */
final class PrefixLists {
    private PrefixLists() {}

    /** A list with up to three IPv4 blocks, and further parameters. */
    static String of(Account account, String... more) {
        var parameters =
                new ArrayList<>(List.of("PrefixListName", "offices", "AddressFamily", "IPv4", "MaxEntries", "3"));
        parameters.addAll(List.of(more));
        var created = account.call("CreatePrefixList", parameters.toArray(String[]::new));
        created.assertThat().isOk();
        return created.text("/PrefixListId");
    }

    /** Makes a security group accept traffic from the list. */
    static void use(Account account, String listId) {
        account.call(
                        "AuthorizeSecurityGroup",
                        "SecurityGroupId",
                        account.securityGroup(),
                        "IpProtocol",
                        "tcp",
                        "PortRange",
                        "22/22",
                        "SourcePrefixListId",
                        listId)
                .assertThat()
                .isOk();
    }
}
