package dev.skystage.gateway.vpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.ecs20140526.models.DeleteInstanceRequest;
import com.aliyun.ecs20140526.models.DescribeInstancesRequest;
import com.aliyun.ecs20140526.models.DescribeNetworkInterfacesRequest;
import com.aliyun.tea.TeaException;
import com.aliyun.vpc20160428.Client;
import com.aliyun.vpc20160428.models.CheckCanAllocateVpcPrivateIpAddressRequest;
import com.aliyun.vpc20160428.models.CreateRouteEntryRequest;
import com.aliyun.vpc20160428.models.DeleteRouteEntryRequest;
import com.aliyun.vpc20160428.models.DescribeRouteEntryListRequest;
import com.aliyun.vpc20160428.models.DescribeRouteEntryListResponseBody.DescribeRouteEntryListResponseBodyRouteEntrysRouteEntry;
import com.aliyun.vpc20160428.models.DescribeRouteTableListRequest;
import com.aliyun.vpc20160428.models.DescribeVpcAttributeRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What the cloud controller of Kubernetes does: finds its nodes by their ids, leads the addresses of each node's pods to
 * the node by a route, and takes the route away when the node is gone.
 */
@StagingCloudTest
class CloudControllerStoryTest {
    @Test
    void nodesGetRoutesForTheirPods(Account account, Time time) throws Exception {
        var nodes = account.runInstances(3);
        time.runDueTasks();
        var page = account.v3()
                .describeInstances(new DescribeInstancesRequest()
                        .setRegionId(Account.REGION)
                        .setInstanceIds("[\"" + String.join("\",\"", nodes) + "\"]")
                        .setMaxResults(50)
                        .setAdditionalAttributes(List.of("NETWORK_PRIMARY_ENI_IP")))
                .getBody();
        assertThat(page.getNextToken()).isNullOrEmpty();
        assertThat(page.getInstances().getInstance())
                .hasSize(3)
                .allSatisfy(node -> assertThat(node.getNetworkInterfaces()
                                .getNetworkInterface()
                                .getFirst()
                                .getPrimaryIpAddress())
                        .isEqualTo(node.getVpcAttributes()
                                .getPrivateIpAddress()
                                .getIpAddress()
                                .getFirst()));

        var vpc = account.vpc();
        var table = vpc.describeRouteTableList(new DescribeRouteTableListRequest()
                        .setRegionId(Account.REGION)
                        .setVpcId(account.vpcId()))
                .getBody()
                .getRouterTableList()
                .getRouterTableListType()
                .getFirst()
                .getRouteTableId();
        for (var i = 0; i < nodes.size(); i++) {
            vpc.createRouteEntry(route(table, nodes.get(i), pods(i)));
        }
        time.runDueTasks();
        assertThat(routes(vpc, table)).hasSize(3).allSatisfy(route -> {
            assertThat(route.getStatus()).isEqualTo("Available");
            var node = nodes.indexOf(route.getNextHops().getNextHop().getFirst().getNextHopId());
            assertThat(route.getDestinationCidrBlock()).isEqualTo(pods(node));
        });

        // a controller that restarts tries to make the routes again
        assertThatThrownBy(() -> vpc.createRouteEntry(route(table, nodes.getFirst(), pods(0))))
                .isInstanceOfSatisfying(
                        TeaException.class,
                        refusal -> assertThat(refusal.getCode()).isEqualTo("RouterEntryConflict.Duplicated"));

        var gone = nodes.getLast();
        var release = new DeleteInstanceRequest().setInstanceId(gone).setForce(true);
        assertThatThrownBy(() -> account.v3().deleteInstance(release))
                .isInstanceOfSatisfying(
                        TeaException.class,
                        refusal -> assertThat(refusal.getCode()).isEqualTo("DependencyViolation.RouteEntry"));
        vpc.deleteRouteEntry(new DeleteRouteEntryRequest()
                .setRegionId(Account.REGION)
                .setRouteTableId(table)
                .setDestinationCidrBlock(pods(2))
                .setNextHopId(gone));
        account.v3().deleteInstance(release);
        time.runDueTasks();
        assertThat(routes(vpc, table)).hasSize(2);
    }

    @Test
    void interfacesAreFoundByTheAddressOfTheNode(Account account, Time time) throws Exception {
        var node = account.runningInstance();
        var address = account.call("DescribeInstances", "InstanceIds", "[\"" + node + "\"]")
                .text("/Instances/Instance/0/VpcAttributes/PrivateIpAddress/IpAddress/0");
        var found = account.v3()
                .describeNetworkInterfaces(new DescribeNetworkInterfacesRequest()
                        .setRegionId(Account.REGION)
                        .setVpcId(account.vpcId())
                        .setPrivateIpAddress(List.of(address))
                        .setStatus("InUse"))
                .getBody()
                .getNetworkInterfaceSets()
                .getNetworkInterfaceSet();
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().getInstanceId()).isEqualTo(node);

        var vpc = account.vpc();
        var network = vpc.describeVpcAttribute(new DescribeVpcAttributeRequest()
                        .setRegionId(Account.REGION)
                        .setVpcId(account.vpcId()))
                .getBody();
        assertThat(network.getCidrBlock()).isNotEmpty();
        var free = vpc.checkCanAllocateVpcPrivateIpAddress(new CheckCanAllocateVpcPrivateIpAddressRequest()
                        .setRegionId(Account.REGION)
                        .setVSwitchId(account.vSwitch())
                        .setPrivateIpAddress(address))
                .getBody();
        assertThat(free.getCanAllocate()).as("the node has it").isFalse();
    }

    private static String pods(int node) {
        return "10.244." + node + ".0/24";
    }

    private static CreateRouteEntryRequest route(String table, String node, String pods) {
        return new CreateRouteEntryRequest()
                .setRegionId(Account.REGION)
                .setRouteTableId(table)
                .setDestinationCidrBlock(pods)
                .setNextHopType("Instance")
                .setNextHopId(node);
    }

    /** All routes that were made by hand, read in pages of two. */
    private static List<DescribeRouteEntryListResponseBodyRouteEntrysRouteEntry> routes(Client vpc, String table)
            throws Exception {
        var found = new ArrayList<DescribeRouteEntryListResponseBodyRouteEntrysRouteEntry>();
        var token = "";
        do {
            var page = vpc.describeRouteEntryList(new DescribeRouteEntryListRequest()
                            .setRegionId(Account.REGION)
                            .setRouteTableId(table)
                            .setRouteEntryType("Custom")
                            .setMaxResult(2)
                            .setNextToken(token))
                    .getBody();
            found.addAll(page.getRouteEntrys().getRouteEntry());
            token = page.getNextToken();
        } while (token != null && !token.isEmpty());
        return found;
    }
}
