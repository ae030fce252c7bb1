package dev.skystage.gateway.instance;

import static dev.skystage.gateway.instance.InstanceFacts.shown;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.ModifyInstanceVpcAttributeRequest;
import dev.skystage.gateway.eni.Interfaces;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** ModifyInstanceVpcAttribute with VpcId; moves within a VPC are in {@link ModifyInstanceVpcAttributeTest}. */
@StagingCloudTest
class VpcMovesTest {
    private final InstanceFacts facts;

    @Autowired
    VpcMovesTest(JdbcClient jdbc) {
        facts = new InstanceFacts(jdbc);
    }

    /** Another network of the account with the same blocks, so that addresses of both are easily mixed up. */
    private record Network(String vpc, String vSwitch, String group) {
        static Network make(Account account, Time time) {
            var vpc = account.callVpc("CreateVpc", "CidrBlock", "172.16.0.0/12").text("/VpcId");
            time.runDueTasks();
            var vSwitch = account.callVpc(
                            "CreateVSwitch", "VpcId", vpc, "ZoneId", Account.ZONE, "CidrBlock", "172.16.0.0/29")
                    .text("/VSwitchId");
            time.runDueTasks();
            return new Network(vpc, vSwitch, securityGroup(account, vpc));
        }
    }

    @Test
    void anInstanceMovesWithAllThatBelongsToIt(Account account, Time time) throws Exception {
        var instance = account.stoppedInstance();
        var neighbour = account.runningInstance();
        var there = Network.make(account, time);
        var second = securityGroup(account, there.vpc);
        var free = free(account, account.vSwitch());

        account.v3()
                .modifyInstanceVpcAttribute(new ModifyInstanceVpcAttributeRequest()
                        .setInstanceId(instance)
                        .setVpcId(there.vpc)
                        .setVSwitchId(there.vSwitch)
                        .setPrivateIpAddress("172.16.0.3")
                        .setSecurityGroupId(List.of(there.group, second)));

        var moved = shown(account, instance);
        assertThat(moved.at("/VpcAttributes/VpcId").asString()).isEqualTo(there.vpc);
        assertThat(moved.at("/VpcAttributes/VSwitchId").asString()).isEqualTo(there.vSwitch);
        assertThat(moved.at("/VpcAttributes/PrivateIpAddress/IpAddress/0").asString())
                .isEqualTo("172.16.0.3");
        assertThat(texts(moved.at("/SecurityGroupIds/SecurityGroupId"))).containsExactly(there.group, second);
        var eni = account.call("DescribeNetworkInterfaces", "InstanceId", instance)
                .body()
                .at("/NetworkInterfaceSets/NetworkInterfaceSet/0");
        assertThat(eni.path("VpcId").asString()).isEqualTo(there.vpc);
        assertThat(eni.path("VSwitchId").asString()).isEqualTo(there.vSwitch);
        assertThat(eni.path("PrivateIpAddress").asString()).isEqualTo("172.16.0.3");
        assertThat(texts(eni.at("/SecurityGroupIds/SecurityGroupId"))).containsExactly(there.group, second);
        assertThat(List.of(room(account, account.securityGroup()), room(account, there.group), room(account, second)))
                .containsExactly(1999, 1999, 1999);
        assertThat(List.of(free(account, account.vSwitch()), free(account, there.vSwitch)))
                .containsExactly(free + 1, 3);
        assertThat(List.of(instances(account, account.vpcId()), instances(account, there.vpc)))
                .containsExactly(1, 1);

        // the address is taken there, and the old network is left alone
        account.call("StopInstance", "InstanceId", neighbour).assertThat().isOk();
        time.runDueTasks();
        move(account, neighbour, there, "PrivateIpAddress", "172.16.0.3")
                .assertThat()
                .isError(400, "InvalidPrivateIpAddress.Duplicated");
        delete(account, time, neighbour);
        time.advance(Duration.ofMinutes(1));
        account.call("DeleteSecurityGroup", "SecurityGroupId", account.securityGroup())
                .assertThat()
                .isOk();
        account.callVpc("DeleteVSwitch", "VSwitchId", account.vSwitch())
                .assertThat()
                .isOk();
        account.call("StartInstance", "InstanceId", instance).assertThat().isOk();
        time.runDueTasks();
        assertThat(shown(account, instance).path("Status").asString()).isEqualTo("Running");
        delete(account, time, instance);
        assertThat(List.of(room(account, there.group), room(account, second), free(account, there.vSwitch)))
                .containsExactly(2000, 2000, 4);
    }

    @Test
    void aMoveNeedsNoStartBeforeItButAMoveWithinTheVpcDoes(Account account, Time time) {
        var instance = account.stoppedInstance();
        var there = Network.make(account, time);
        var here = new Network(account.vpcId(), account.vSwitch(), account.securityGroup());
        move(account, instance, there).assertThat().isOk();
        move(account, instance, here).assertThat().isOk();
        account.call("ModifyInstanceVpcAttribute", "InstanceId", instance, "VSwitchId", here.vSwitch)
                .assertThat()
                .isError(400, "InvalidPrivateIp.Changing");
        assertThat(free(account, there.vSwitch)).isEqualTo(4);
        assertThat(room(account, there.group)).isEqualTo(2000);
    }

    @Test
    void refusesOtherPlaces(Account account, Account other, Time time) {
        var instance = account.stoppedInstance();
        var there = Network.make(account, time);
        var here = new Network(account.vpcId(), account.vSwitch(), account.securityGroup());
        move(account, instance, here).assertThat().isError(404, "InvalidParameter.AlreadyInTargetVpc");
        move(account, instance, new Network(other.vpcId(), there.vSwitch, there.group))
                .assertThat()
                .isError(404, "NoSuchResource");
        move(account, instance, new Network(there.vpc, other.vSwitch(), there.group))
                .assertThat()
                .isError(404, "InvalidVSwitchId.NotFound")
                .saying("does not exist");
        move(account, instance, new Network(there.vpc, here.vSwitch, there.group))
                .assertThat()
                .isError(404, "InvalidVSwitch.NotBelongToVpc")
                .saying(here.vSwitch);
        var far = account.callVpc(
                        "CreateVSwitch", "VpcId", there.vpc, "ZoneId", "cn-hangzhou-h", "CidrBlock", "172.18.0.0/24")
                .text("/VSwitchId");
        time.runDueTasks();
        move(account, instance, new Network(there.vpc, far, there.group))
                .assertThat()
                .isError(400, "InvalidVSwitchId.Mismatch");
        move(account, instance, there, "PrivateIpAddress", "10.0.0.1")
                .assertThat()
                .isError(400, "InvalidPrivateIpAddress.Mismatch");
        account.call(
                        "ModifyInstanceVpcAttribute",
                        "InstanceId",
                        instance,
                        "VSwitchId",
                        here.vSwitch,
                        "SecurityGroupId.1",
                        here.group)
                .assertThat()
                .isError(404, "InvalidParameter.MustBeEmpty");
        for (var i = 0; i < 4; i++) {
            account.call(
                            "CreateInstance",
                            "ImageId",
                            Account.IMAGE,
                            "InstanceType",
                            Account.INSTANCE_TYPE,
                            "VSwitchId",
                            there.vSwitch,
                            "SecurityGroupId",
                            there.group)
                    .assertThat()
                    .isOk();
        }
        move(account, instance, there).assertThat().isError(400, "QuotaExceeded.PrivateIpAddress");
        assertThat(shown(account, instance).at("/VpcAttributes/VpcId").asString())
                .isEqualTo(account.vpcId());
        assertThat(room(account, account.securityGroup())).isEqualTo(1999);
        assertThat(room(account, there.group)).isEqualTo(1996);
    }

    @Test
    void refusesGroupsThatDoNotFit(Account account, Account other, Time time) {
        var instance = account.stoppedInstance();
        var there = Network.make(account, time);
        refused(account, instance, there, 400, "InvalidParameter.SecurityGroupId", "are invalid");
        refused(
                account,
                instance,
                there,
                404,
                "InvalidParameter.SecurityGroupId",
                "is invalid or does not exist",
                account.securityGroup());
        var repeated = "InvalidParameter.SecurityGroupIdRepeated";
        refused(account, instance, there, 404, repeated, "repeated", there.group, there.group);
        var missing = "InvalidSecurityGroupId.NotFound";
        refused(account, instance, there, 404, missing, "does not exist", other.securityGroup());
        var mixed = "InvalidSecurityGroupVpc.NotBelongToOneVpc";
        refused(account, instance, there, 404, mixed, "different vpc", there.group, account.securityGroup());
        var enterprise = securityGroup(account, there.vpc, "SecurityGroupType", "enterprise");
        var types = "EnterpriseGroupLimited.MutliGroupType";
        refused(account, instance, there, 404, types, "multi SecurityGroup types", there.group, enterprise);
        var six = Stream.generate(() -> securityGroup(account, there.vpc))
                .limit(6)
                .toArray(String[]::new);
        refused(account, instance, there, 404, "JoinedGroupLimitExceed", "quota", six);
        assertThat(texts(shown(account, instance).at("/SecurityGroupIds/SecurityGroupId")))
                .containsExactly(account.securityGroup());
        facts.jdbc()
                .sql("insert into security_group_members (group_id, instances) values (?, 1000000)")
                .param(six[0])
                .update();
        refused(account, instance, there, 403, "SecurityGroupInstanceLimitExceed", "maximum", six[0]);
        assertThat(room(account, account.securityGroup())).isEqualTo(1999);
    }

    @Test
    void refusesAnInstanceThatIsTiedToItsVpc(Account account, Time time) {
        var instance = account.stoppedInstance();
        var there = Network.make(account, time);
        var primary = shown(account, instance)
                .at("/NetworkInterfaces/NetworkInterface/0/NetworkInterfaceId")
                .asString();
        for (var hop : List.of(List.of("Instance", instance), List.of("NetworkInterface", primary))) {
            var table = account.callVpc("DescribeRouteTableList", "VpcId", account.vpcId())
                    .text("/RouterTableList/RouterTableListType/0/RouteTableId");
            var entry = account.callVpc(
                            "CreateRouteEntry",
                            "RouteTableId",
                            table,
                            "DestinationCidrBlock",
                            "10.1.0.0/16",
                            "NextHopType",
                            hop.getFirst(),
                            "NextHopId",
                            hop.getLast())
                    .text("/RouteEntryId");
            time.runDueTasks();
            move(account, instance, there).assertThat().isError(404, "InvalidDependence.NextHopOfCustomRouter");
            account.callVpc("DeleteRouteEntry", "RouteEntryId", entry)
                    .assertThat()
                    .isOk();
        }
        account.call("AssignPrivateIpAddresses", "NetworkInterfaceId", primary, "PrivateIpAddress.1", "172.16.9.9")
                .assertThat()
                .isOk();
        move(account, instance, there).assertThat().isError(404, "InvalidIp.MultiPrimaryIp");
        account.call("UnassignPrivateIpAddresses", "NetworkInterfaceId", primary, "PrivateIpAddress.1", "172.16.9.9")
                .assertThat()
                .isOk();
        var eni = account.call(
                        "CreateNetworkInterface",
                        "VSwitchId",
                        account.vSwitch(),
                        "SecurityGroupId",
                        account.securityGroup())
                .text("/NetworkInterfaceId");
        account.call("AttachNetworkInterface", "NetworkInterfaceId", eni, "InstanceId", instance)
                .assertThat()
                .isOk();
        move(account, instance, there).assertThat().isError(404, "InvalidInstance.AttachedEni");
        time.runDueTasks();
        account.call("DetachNetworkInterface", "NetworkInterfaceId", eni, "InstanceId", instance)
                .assertThat()
                .isOk();
        time.runDueTasks();
        move(account, instance, there).assertThat().isOk();
    }

    @Test
    void refusesAnInstanceWithIpv6(Account account, Time time) {
        var network = Interfaces.dualStack(account, time);
        var instance = account.call(
                        "CreateInstance",
                        "ImageId",
                        Account.IMAGE,
                        "InstanceType",
                        Account.INSTANCE_TYPE,
                        network[0],
                        network[1],
                        network[2],
                        network[3])
                .text("/InstanceId");
        time.runDueTasks();
        var primary = shown(account, instance)
                .at("/NetworkInterfaces/NetworkInterface/0/NetworkInterfaceId")
                .asString();
        account.call("AssignIpv6Addresses", "NetworkInterfaceId", primary, "Ipv6AddressCount", "1")
                .assertThat()
                .isOk();
        move(account, instance, Network.make(account, time)).assertThat().isError(404, "InvalidIp.Ipv6");
    }

    @Test
    void refusesAnInstanceThatIsNotAtRest(Account account, Time time) {
        var instance = account.runningInstance();
        var there = Network.make(account, time);
        move(account, instance, there).assertThat().isError(400, "IncorrectInstanceStatus");
        facts.set(instance, "status = 'STOPPED', locks = '{security}'");
        move(account, instance, there)
                .assertThat()
                .isError(403, "OperationDenied")
                .saying("locked for security reasons");
        facts.set(instance, "locks = '{financial}'");
        move(account, instance, there).assertThat().isError(403, "InvalidInstanceStatus.NotNormal");
        facts.set(instance, "locks = '{}', network_type = 'classic'");
        move(account, instance, there)
                .assertThat()
                .isError(400, "OperationDenied")
                .saying("is not in VPC");
    }

    private static void refused(
            Account account,
            String instance,
            Network there,
            int status,
            String code,
            String message,
            String... groups) {
        call(account, instance, there, List.of(groups))
                .assertThat()
                .isError(status, code)
                .saying(message);
    }

    private static Answer move(Account account, String instance, Network there, String... more) {
        return call(account, instance, there, List.of(there.group), more);
    }

    private static Answer call(Account account, String instance, Network there, List<String> groups, String... more) {
        var parameters =
                new ArrayList<>(List.of("InstanceId", instance, "VpcId", there.vpc, "VSwitchId", there.vSwitch));
        for (var i = 0; i < groups.size(); i++) {
            parameters.addAll(List.of("SecurityGroupId." + (i + 1), groups.get(i)));
        }
        parameters.addAll(List.of(more));
        return account.call("ModifyInstanceVpcAttribute", parameters.toArray(String[]::new));
    }

    private static String securityGroup(Account account, String vpc, String... more) {
        var parameters = new ArrayList<>(List.of("VpcId", vpc));
        parameters.addAll(List.of(more));
        return account.call("CreateSecurityGroup", parameters.toArray(String[]::new))
                .text("/SecurityGroupId");
    }

    private static void delete(Account account, Time time, String instance) {
        account.call("DeleteInstance", "InstanceId", instance, "Force", "true")
                .assertThat()
                .isOk();
        time.runDueTasks();
    }

    /** How many more instances the group takes, which follows from its counted members. */
    private static int room(Account account, String group) {
        return account.call("DescribeSecurityGroups", "SecurityGroupId", group, "IsQueryEcsCount", "true")
                .body()
                .at("/SecurityGroups/SecurityGroup/0/AvailableInstanceAmount")
                .asInt();
    }

    private static int free(Account account, String vSwitch) {
        return account.callVpc("DescribeVSwitchAttributes", "VSwitchId", vSwitch)
                .body()
                .path("AvailableIpAddressCount")
                .asInt();
    }

    private static int instances(Account account, String vpc) {
        return account.call("DescribeInstances", "VpcId", vpc)
                .body()
                .path("TotalCount")
                .asInt();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
