package dev.skystage.gateway.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** DryRun of the actions on networks that newer clients send it to: nothing comes, changes or goes. */
@StagingCloudTest
class NetworkDryRunsTest {
    @Test
    void nothingIsDone(Account account, Time time) {
        var hop = account.runInstances(1).getFirst();
        time.runDueTasks();
        var table = account.callVpc("DescribeRouteTableList", "VpcId", account.vpcId())
                .text("/RouterTableList/RouterTableListType/0/RouteTableId");
        var first = "RouteEntries.1.";
        dry(
                account,
                "CreateRouteEntry",
                "RouteTableId",
                table,
                "DestinationCidrBlock",
                "10.1.0.0/16",
                "NextHopId",
                hop);
        dry(
                account,
                "CreateRouteEntries",
                first + "RouteTableId",
                table,
                first + "DstCidrBlock",
                "10.1.0.0/16",
                first + "NextHop",
                hop,
                first + "NextHopType",
                "Instance");
        assertThat(entries(account, table)).isEmpty();
        var entry = account.callVpc(
                        "CreateRouteEntry",
                        "RouteTableId",
                        table,
                        "DestinationCidrBlock",
                        "10.1.0.0/16",
                        "NextHopId",
                        hop,
                        "RouteEntryName",
                        "north")
                .text("/RouteEntryId");
        time.runDueTasks();
        dry(account, "ModifyRouteEntry", "RouteEntryId", entry, "RouteEntryName", "south");
        dry(account, "DeleteRouteEntry", "RouteEntryId", entry);
        dry(
                account,
                "DeleteRouteEntries",
                first + "RouteTableId",
                table,
                first + "DstCidrBlock",
                "10.1.0.0/16",
                first + "NextHop",
                hop);
        assertThat(entries(account, table)).containsExactly("north");
    }

    @Test
    void aVSwitchStays(Account account) {
        var vSwitch = account.vSwitch();
        dry(account, "DeleteVSwitch", "VSwitchId", vSwitch);
        assertThat(account.callVpc("DescribeVSwitchAttributes", "VSwitchId", vSwitch)
                        .text("/VSwitchId"))
                .isEqualTo(vSwitch);
    }

    private static void dry(Account account, String action, String... parameters) {
        var all = Stream.concat(Stream.of(parameters), Stream.of("DryRun", "true"))
                .toArray(String[]::new);
        account.callVpc(action, all).assertThat().isError(400, "DryRunOperation");
    }

    private static List<String> entries(Account account, String table) {
        return account.callVpc("DescribeRouteEntryList", "RouteTableId", table, "RouteEntryType", "Custom")
                .body()
                .at("/RouteEntrys/RouteEntry")
                .findValuesAsString("RouteEntryName");
    }
}
