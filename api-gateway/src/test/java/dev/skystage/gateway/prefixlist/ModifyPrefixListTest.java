package dev.skystage.gateway.prefixlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StagingCloudTest
class ModifyPrefixListTest {
    @Test
    void addsRemovesAndDescribes(Account account) {
        var id = PrefixLists.of(account, "Entry.1.Cidr", "10.0.0.0/8", "Entry.2.Cidr", "11.0.0.0/8");
        assertThat(account.call(
                        "ModifyPrefixList",
                        "PrefixListId",
                        id,
                        "PrefixListName",
                        "homes",
                        "Description",
                        "more of them",
                        "RemoveEntry.1.Cidr",
                        "10.0.0.0/8",
                        "AddEntry.1.Cidr",
                        "12.0.0.1",
                        "AddEntry.2.Cidr",
                        "11.0.0.0/8",
                        "AddEntry.2.Description",
                        "eleven"))
                .isOk();
        var list = account.call("DescribePrefixListAttributes", "PrefixListId", id);
        assertThat(list.text("/PrefixListName")).isEqualTo("homes");
        assertThat(list.text("/Description")).isEqualTo("more of them");
        var entries = list.body().at("/Entries/Entry");
        assertThat(entries.findValuesAsString("Cidr")).containsExactlyInAnyOrder("11.0.0.0/8", "12.0.0.1/32");
        assertThat(entries.findValuesAsString("Description")).containsExactlyInAnyOrder("eleven", "");
        assertThat(account.call("ModifyPrefixList", "PrefixListId", id, "Description", ""))
                .isOk();
        assertThat(account.call("DescribePrefixListAttributes", "PrefixListId", id)
                        .text("/Description"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PrefixListId, pl-none, 404, InvalidPrefixListId.NotFound",
        "PrefixListName, 1a, 400, InvalidParameter.PrefixListName",
        "Description, http://a, 400, InvalidParameter",
        "AddEntry.1.Cidr, x, 400, InvalidParameter.CidrMalformed",
        "RemoveEntry.1.Cidr, 11.0.0.0/8, 400, InvalidParameter.CidrDuplicated",
        "AddEntry.4.Cidr, 14.0.0.0/8, 400, LimitExceed.MaxEntries",
        "RegionId, cn-nowhere, 404, InvalidRegionId.NotFound",
    })
    void refuses(String name, String value, int status, String code, Account account) {
        var id = PrefixLists.of(account, "Entry.1.Cidr", "10.0.0.0/8");
        assertThat(account.call(
                        "ModifyPrefixList",
                        "PrefixListId",
                        id,
                        "AddEntry.1.Cidr",
                        "11.0.0.0/8",
                        "AddEntry.2.Cidr",
                        "12.0.0.0/8",
                        name,
                        value))
                .isError(status, code);
    }

    @Test
    void refusesTooManyAndTheListOfAnother(Account account, Account other) {
        var id = PrefixLists.of(account);
        var many = Stream.concat(
                        Stream.of("PrefixListId", id),
                        IntStream.rangeClosed(1, 201)
                                .boxed()
                                .flatMap(n -> Stream.of("AddEntry." + n + ".Cidr", "10.0." + n + ".0/24")))
                .toArray(String[]::new);
        assertThat(account.call("ModifyPrefixList", many)).isError(400, "LimitExceed.Entry");
        assertThat(other.call("ModifyPrefixList", "PrefixListId", id)).isError(404, "InvalidPrefixListId.NotFound");
    }
}
