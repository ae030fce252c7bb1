package dev.skystage.gateway.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What creates, changes and deletes entries of route tables, one or several, and the lists that show them. */
@StagingCloudTest
class RouteEntriesTest {
    @Autowired
    Quotas quotas;

    @Test
    void entriesComeShowAndGo(Account account, Time time) {
        var instance = account.runInstances(1).getFirst();
        var table = table(account);
        assertThat(blocks(account, table)).containsExactlyInAnyOrder("172.16.0.0/16", "100.64.0.0/10");
        var created = create(account, table, "10.1.0.0/16", instance);
        assertThat(created).isOk();
        var list = account.callVpc(
                "DescribeRouteEntryList", "RouteTableId", table, "RouteEntryType", "Custom", "MaxResult", "5");
        assertThat(list).isOk();
        assertThat(account.callVpc("DescribeRouteEntryList", "RouteTableId", table, "MaxResult", "101"))
                .isError(400, "InvalidParameter")
                .saying("\"MaxResult\"");
        assertThat(list.text("/RouteEntrys/RouteEntry/0/RouteEntryId")).isEqualTo(created.text("/RouteEntryId"));
        assertThat(list.text("/RouteEntrys/RouteEntry/0/Status")).isEqualTo("Pending");
        assertThat(account.callVpc("DeleteRouteEntry", "RouteEntryId", created.text("/RouteEntryId")))
                .isError(400, "IncorrectRouteEntryStatus");
        assertThat(several(account, "DeleteRouteEntries", table, instance, "10.1.0.0/16", "10.1.0.0/16"))
                .isError(400, "IncorrectRouteEntryStatus");
        time.runDueTasks();
        assertThat(list.text("/RouteEntrys/RouteEntry/0/NextHops/NextHop/0/NextHopId"))
                .isEqualTo(instance);
        var tables = account.callVpc("DescribeRouteTables", "RouteTableId", table, "Type", "Custom");
        assertThat(tables.text("/RouteTables/RouteTable/0/RouteEntrys/RouteEntry/0/InstanceId"))
                .isEqualTo(instance);
        assertThat(tables.text("/RouteTables/RouteTable/0/RouteEntrys/RouteEntry/0/Status"))
                .isEqualTo("Available");
        assertThat(tables.text("/RouteTables/RouteTable/0/RouteTableType")).isEqualTo("System");
        assertThat(account.callVpc("DeleteVpc", "VpcId", account.vpcId()))
                .isError(400, "Forbbiden")
                .saying("Active custom route");
        assertThat(account.call("DeleteRouteEntry", "RouteEntryId", created.text("/RouteEntryId")))
                .isOk();
        assertThat(account.callVpc("DeleteRouteEntry", "RouteEntryId", created.text("/RouteEntryId")))
                .isError(404, "InvalidRouteEntry.NotFound");
        assertThat(account.call("DescribeRouteTables", "VRouterId", tables.text("/RouteTables/RouteTable/0/VRouterId"))
                        .body()
                        .at("/RouteTables/RouteTable/0/RouteEntrys/RouteEntry"))
                .hasSize(2);
    }

    /** Owners must remove the entries first; when the cloud releases an instance it removes them. */
    @Test
    void noEntryLeadsToAnInstanceThatTheCloudHasReleased(Account account, Time time) {
        var ending = account.run("AutoReleaseTime", Times.of(time.now().plus(Duration.ofHours(1))))
                .text("/InstanceIdSets/InstanceIdSet/0");
        var staying = account.runningInstance();
        var table = table(account);
        assertThat(create(account, table, "10.1.0.0/16", ending)).isOk();
        assertThat(create(account, table, "10.2.0.0/16", staying)).isOk();
        time.runDueTasks();
        assertThat(account.callVpc(
                        "CreateRouteEntry",
                        "RouteTableId",
                        table,
                        "DestinationCidrBlock",
                        "10.3.0.0/16",
                        "NextHopType",
                        "NetworkInterface",
                        "NextHopId",
                        primary(account, ending)))
                .isOk();
        time.runDueTasks();
        assertThat(account.call("DeleteInstance", "InstanceId", ending, "Force", "true"))
                .isError(400, "DependencyViolation.RouteEntry");
        time.advance(Duration.ofHours(2));
        assertThat(blocks(account, table)).contains("10.2.0.0/16").doesNotContain("10.1.0.0/16", "10.3.0.0/16");
    }

    private static String primary(Account account, String instance) {
        return account.call("DescribeNetworkInterfaces", "InstanceId", instance, "Type", "Primary")
                .text("/NetworkInterfaceSets/NetworkInterfaceSet/0/NetworkInterfaceId");
    }

    @Test
    void severalAtOnceAllOrNone(Account account, Time time) {
        var instance = account.runInstances(1).getFirst();
        var table = table(account);
        var bad = several(account, "CreateRouteEntries", table, instance, "10.1.0.0/16", "10.1.0.0/16");
        assertThat(bad).isError(400, "RouterEntryConflict.Duplicated");
        var good = several(account, "CreateRouteEntries", table, instance, "10.1.0.0/16", "10.2.0.0/16");
        assertThat(good).isOk();
        assertThat(good.text("/SuccessCount")).isEqualTo("2");
        time.runDueTasks();
        assertThat(several(account, "DeleteRouteEntries", table, instance, "10.1.0.0/16", "10.3.0.0/16"))
                .isError(404, "InvalidRouteEntry.NotFound");
        assertThat(several(account, "DeleteRouteEntries", "vtb-none", instance, "10.1.0.0/16", "10.3.0.0/16"))
                .isError(404, "InvalidRouteTableId.NotFound");
        assertThat(several(account, "DeleteRouteEntries", table, instance, "10.1.0.0/16", "10.2.0.0/16"))
                .isOk();
        assertThat(blocks(account, table)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "RouteTableId, vtb-none, 404, InvalidRouteTableId.NotFound",
        "DestinationCidrBlock, 10.0.0.1/8, 400, InvalidCidrBlock.Malformed",
        "DestinationCidrBlock, 172.16.1.0/24, 400, RouterEntryConflict.Duplicated",
        "DestinationCidrBlock, 100.64.1.0/24, 400, RouterEntryConflict.Duplicated",
        "NextHopId, i-none, 404, InvalidNextHopId.NotFound",
        "NextHopType, HaVip, 404, InvalidNextHopId.NotFound",
        "RouteEntryName, 1a, 400, InvalidRouteEntryName.Malformed",
        "Description, http://a, 400, InvalidDescription.Malformed",
        "RegionId, cn-nowhere, 404, InvalidRegionId.NotFound",
    })
    void refuses(String name, String value, int status, String code, Account account) {
        var instance = account.runInstances(1).getFirst();
        var table = table(account);
        assertThat(create(account, table, "10.1.0.0/16", instance, name, value)).isError(status, code);
        var listed = List.of(
                        "RouteTableId",
                        "DestinationCidrBlock",
                        "NextHopId",
                        "NextHopType",
                        "RouteEntryName",
                        "Description")
                .contains(name);
        var inList = "RouteEntries.1."
                + name.replace("Destination", "Dst")
                        .replace("NextHopId", "NextHop")
                        .replace("RouteEntryName", "Name");
        assertThat(several(
                        account,
                        "CreateRouteEntries",
                        table,
                        instance,
                        "10.1.0.0/16",
                        "10.2.0.0/16",
                        listed ? inList : name,
                        value))
                .isError(status, code);
    }

    @Test
    void refusesMoreThanATableHoldsAndTheTableOfAnother(Account account, Account other, Time time) {
        var instance = account.runInstances(1).getFirst();
        var table = table(account);
        quotas.setMaximum(account.id(), Account.REGION, Quota.ROUTE_ENTRIES_PER_TABLE, 1);
        assertThat(create(account, table, "10.1.0.0/16", instance)).isOk();
        assertThat(create(account, table, "10.2.0.0/16", instance))
                .isError(400, "QuotaExceeded")
                .saying("Route entry quota exceeded");
        assertThat(several(account, "CreateRouteEntries", table, instance, "10.2.0.0/16", "10.3.0.0/16"))
                .isError(400, "QuotaExceeded");
        String[] gone = {"RouteTableId", table, "DestinationCidrBlock", "10.1.0.0/16"};
        assertThat(other.callVpc("DeleteRouteEntry", gone)).isError(404, "InvalidRouteTableId.NotFound");
        for (var action : List.of("DeleteRouteEntry", "DeleteRouteEntries", "DescribeRouteEntryList")) {
            assertThat(account.callVpc(
                            action, "RegionId", "x", "RouteTableId", table, "RouteEntries.1.RouteTableId", table))
                    .isError(404, "InvalidRegionId.NotFound");
        }
        assertThat(blocks(other, table)).isEmpty();
        time.runDueTasks();
        assertThat(account.callVpc("DeleteRouteEntry", gone)).isOk();
        assertThat(account.callVpc("DescribeRouteTables", "RouterType", "VBR").text("/TotalCount"))
                .isEqualTo("0");
        assertThat(account.callVpc("DescribeRouteTables", "Type", "x")).isError(400, "InvalidParameter");
        assertThat(account.callVpc("DescribeRouteTables", "RouterType", "x")).isError(400, "InvalidParameter");
    }

    @Test
    void aNextHopIsNotReleased(Account account, Time time) {
        var instances = account.runInstances(2);
        time.runDueTasks();
        time.runDueTasks();
        var hop = instances.getFirst();
        var entry = create(account, table(account), "10.1.0.0/16", hop).text("/RouteEntryId");
        assertThat(account.call("DeleteInstance", "InstanceId", hop, "Force", "true"))
                .isError(400, "DependencyViolation.RouteEntry");
        String[] both = {"InstanceId.1", hop, "InstanceId.2", instances.getLast(), "Force", "true"};
        assertThat(account.call("DeleteInstances", both)).isError(400, "DependencyViolation.RouteEntry");
        time.runDueTasks();
        assertThat(account.callVpc("DeleteRouteEntry", "RouteEntryId", entry)).isOk();
        assertThat(account.call("DeleteInstances", both)).isOk();
        assertThat(create(account, table(account), "10.1.0.0/16", hop)).isError(404, "InvalidNextHopId.NotFound");
    }

    @Test
    void anInterfaceThatIsANextHopIsNotDeleted(Account account, Time time) {
        var eni = account.call(
                        "CreateNetworkInterface",
                        "VSwitchId",
                        account.vSwitch(),
                        "SecurityGroupId",
                        account.securityGroup())
                .text("/NetworkInterfaceId");
        var entry = create(account, table(account), "10.1.0.0/16", eni, "NextHopType", "NetworkInterface")
                .text("/RouteEntryId");
        assertThat(account.call("DeleteNetworkInterface", "NetworkInterfaceId", eni))
                .isError(400, "InvalidOperation.InvalidEniState")
                .saying("next hop");
        time.runDueTasks();
        assertThat(account.callVpc("DeleteRouteEntry", "RouteEntryId", entry)).isOk();
        assertThat(account.call("DeleteNetworkInterface", "NetworkInterfaceId", eni))
                .isOk();
    }

    @Test
    void hinderVSwitchesOfTheirBlock(Account account, Time time) {
        var instance = account.runInstances(1).getFirst();
        assertThat(create(account, table(account), "172.20.1.0/24", instance)).isOk();
        assertThat(vSwitch(account, "172.20.0.0/16")).isError(400, "IncorrectRouteEntryStatus");
        time.runDueTasks();
        assertThat(vSwitch(account, "172.20.0.0/16"))
                .isError(400, "InvalidCidrBlock.Overlapped")
                .saying("other entry");
        assertThat(vSwitch(account, "172.20.1.128/25")).isOk();
    }

    private static Answer vSwitch(Account account, String block) {
        return account.callVpc("CreateVSwitch", "VpcId", account.vpcId(), "ZoneId", Account.ZONE, "CidrBlock", block);
    }

    /** As alicloud_route_entry of Terraform changes them. */
    @Test
    void nameAndDescriptionOfAnEntryChange(Account account, Account other) {
        var table = table(account);
        var hop = account.runInstances(1).getFirst();
        var id = create(account, table, "10.1.0.0/16", hop, "RouteEntryName", "north", "Description", "uplink")
                .text("/RouteEntryId");
        assertThat(modify(account, id, "RouteEntryName", "south", "Description", ""))
                .isOk();
        assertThat(modify(account, id)).isOk();
        var shown = account.callVpc("DescribeRouteEntryList", "RouteTableId", table, "RouteEntryType", "Custom");
        assertThat(shown.text("/RouteEntrys/RouteEntry/0/RouteEntryName")).isEqualTo("south");
        assertThat(shown.text("/RouteEntrys/RouteEntry/0/Description")).isEmpty();
        assertThat(modify(account, id, "RouteEntryName", "1a")).isError(400, "InvalidRouteEntryName.Malformed");
        assertThat(modify(account, id, "Description", "http://a")).isError(400, "InvalidDescription.Malformed");
        assertThat(modify(account, id, "RegionId", "cn-nowhere")).isError(404, "InvalidRegionId.NotFound");
        assertThat(modify(other, id)).isError(404, "InvalidRouteEntry.NotFound");
    }

    private static Answer modify(Account account, String id, String... more) {
        var all = new ArrayList<>(List.of("RouteEntryId", id));
        all.addAll(List.of(more));
        return account.callVpc("ModifyRouteEntry", all.toArray(String[]::new));
    }

    private static String table(Account account) {
        return account.callVpc("DescribeRouteTableList", "VpcId", account.vpcId())
                .text("/RouterTableList/RouterTableListType/0/RouteTableId");
    }

    private static List<String> blocks(Account account, String table) {
        return account.callVpc("DescribeRouteEntryList", "RouteTableId", table)
                .body()
                .at("/RouteEntrys/RouteEntry")
                .findValuesAsString("DestinationCidrBlock");
    }

    private static Answer create(Account account, String table, String block, String hop, String... more) {
        var all = new ArrayList<>(List.of(
                "RouteTableId", table, "DestinationCidrBlock", block, "NextHopType", "Instance", "NextHopId", hop));
        all.addAll(List.of(more));
        return account.callVpc("CreateRouteEntry", all.toArray(String[]::new));
    }

    private static Answer several(
            Account account, String action, String table, String hop, String first, String second, String... more) {
        var all = new ArrayList<String>();
        for (var i = 1; i <= 2; i++) {
            all.addAll(List.of(
                    "RouteEntries." + i + ".RouteTableId",
                    table,
                    "RouteEntries." + i + ".DstCidrBlock",
                    i == 1 ? first : second,
                    "RouteEntries." + i + ".NextHop",
                    hop));
        }
        all.addAll(List.of(more));
        return account.callVpc(action, all.toArray(String[]::new));
    }
}
