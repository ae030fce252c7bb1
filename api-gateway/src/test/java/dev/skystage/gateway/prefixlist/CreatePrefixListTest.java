package dev.skystage.gateway.prefixlist;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.CreatePrefixListRequest;
import com.aliyun.ecs20140526.models.CreatePrefixListRequest.CreatePrefixListRequestEntry;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@StagingCloudTest
class CreatePrefixListTest {
    @Autowired
    Quotas quotas;

    @Test
    void keepsBlocksInOneForm(Account account) throws Exception {
        var created = account.v3()
                .createPrefixList(new CreatePrefixListRequest()
                        .setRegionId(Account.REGION)
                        .setPrefixListName("offices")
                        .setDescription("all of them")
                        .setAddressFamily("IPv6")
                        .setMaxEntries(5)
                        .setEntry(List.of(
                                new CreatePrefixListRequestEntry()
                                        .setCidr("2001:0DB8:0000:0000:0000:0000:0000:0000/32")
                                        .setDescription("north"),
                                new CreatePrefixListRequestEntry().setCidr("2001:db8:1:0:0:1::1"))));
        var id = created.getBody().getPrefixListId();
        assertThat(id).startsWith("pl-");
        var list = account.call("DescribePrefixListAttributes", "PrefixListId", id);
        assertThat(list.body().at("/Entries/Entry").findValuesAsString("Cidr"))
                .containsExactlyInAnyOrder("2001:db8::/32", "2001:db8:1::1:0:1/128");
        assertThat(account.call(
                                "CreatePrefixList",
                                "PrefixListName",
                                "one",
                                "AddressFamily",
                                "IPv4",
                                "MaxEntries",
                                "1",
                                "Entry.1.Cidr",
                                "192.168.1.100")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void keepsTagsAndGroup(Account account) {
        var group =
                account.call(Product.RESOURCEMANAGER, "ListResourceGroups").text("/ResourceGroups/ResourceGroup/0/Id");
        var id = account.call(
                        "CreatePrefixList",
                        "PrefixListName",
                        "offices",
                        "AddressFamily",
                        "IPv4",
                        "MaxEntries",
                        "1",
                        "ResourceGroupId",
                        group,
                        "Tag.1.Key",
                        "team",
                        "Tag.1.Value",
                        "web")
                .text("/PrefixListId");
        var shown = account.call("DescribePrefixLists", "Tag.1.Key", "team", "ResourceGroupId", group);
        assertThat(shown.text("/PrefixLists/PrefixList/0/PrefixListId")).isEqualTo(id);
        assertThat(shown.text("/PrefixLists/PrefixList/0/ResourceGroupId")).isEqualTo(group);
        assertThat(shown.text("/PrefixLists/PrefixList/0/Tags/Tag/0/TagValue")).isEqualTo("web");
        assertThat(account.call("DescribePrefixLists", "Tag.1.Key", "other")
                        .body()
                        .at("/PrefixLists/PrefixList"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ResourceGroupId, rg-none, 400, InvalidParameter, ''",
        "AddressFamily, IPv5, 400, InvalidParameter.AddressFamily, ''",
        "PrefixListName, com.aliyun.a, 400, InvalidParameter.PrefixListName, ''",
        "PrefixListName, a, 400, InvalidParameter.PrefixListName, ''",
        "PrefixListName, '', 400, MissingParameter, ''",
        "MaxEntries, 0, 400, InvalidParameter, 'The specified parameter \"MaxEntries\" is not valid.'",
        "MaxEntries, 201, 400, InvalidParameter, MaxEntries",
        "Description, http://a, 400, InvalidParameter, 'The specified parameter \"Description\" is not valid.'",
        "Entry.1.Description, a, 400, InvalidParameter, 'The specified parameter \"Entry.Description\" is not valid.'",
        "Entry.3.Description, third, 400, MissingParameter, Cidr",
        "Entry.1.Cidr, 10.0.0.1/8, 400, InvalidParameter.CidrMalformed, ''",
        "Entry.1.Cidr, 10.0.0.0/33, 400, InvalidParameter.CidrMalformed, ''",
        "Entry.1.Cidr, ::/0, 400, InvalidParameter.CidrMalformed, ''",
        "Entry.2.Cidr, 10.0.0.0/8, 400, InvalidParameter.CidrDuplicated, ''",
        "Entry.3.Cidr, 12.0.0.0/8, 400, LimitExceed.MaxEntries, ''",
        "RegionId, cn-nowhere, 404, InvalidRegionId.NotFound, ''",
    })
    void refuses(String name, String value, int status, String code, String message, Account account) {
        assertThat(account.call(
                        "CreatePrefixList",
                        "PrefixListName",
                        "offices",
                        "AddressFamily",
                        "IPv4",
                        "MaxEntries",
                        "2",
                        "Entry.1.Cidr",
                        "10.0.0.0/8",
                        "Entry.2.Cidr",
                        "11.0.0.0/8",
                        name,
                        value))
                .isError(status, code)
                .saying(message);
    }

    @Test
    void refusesMoreThanTheLimits(Account account) {
        var many = Stream.concat(
                        Stream.of("PrefixListName", "offices", "AddressFamily", "IPv4", "MaxEntries", "200"),
                        IntStream.rangeClosed(1, 201)
                                .boxed()
                                .flatMap(n -> Stream.of("Entry." + n + ".Cidr", "10.0." + n + ".0/24")))
                .toArray(String[]::new);
        assertThat(account.call("CreatePrefixList", many)).isError(400, "LimitExceed.Entry");
        quotas.setMaximum(account.id(), Account.REGION, Quota.PREFIX_LISTS, 1);
        var id = PrefixLists.of(account);
        String[] second = {"PrefixListName", "more", "AddressFamily", "IPv4", "MaxEntries", "1"};
        assertThat(account.call("CreatePrefixList", second)).isError(404, "LimitExceed.PrefixListPerRegion");
        assertThat(account.call("DeletePrefixList", "PrefixListId", id)).isOk();
        assertThat(account.call("CreatePrefixList", second)).isOk();
    }
}
