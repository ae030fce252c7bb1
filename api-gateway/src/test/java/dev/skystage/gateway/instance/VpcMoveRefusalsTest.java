package dev.skystage.gateway.instance;

import static dev.skystage.gateway.instance.InstanceFacts.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.eni.Interfaces;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which groups an instance cannot move into, and what ties an instance to its VPC. */
@StagingCloudTest
class VpcMoveRefusalsTest {
    private final InstanceFacts facts;

    @Autowired
    VpcMoveRefusalsTest(JdbcClient jdbc) {
        facts = new InstanceFacts(jdbc);
    }

    @Test
    void refusesGroupsThatDoNotFit(Account account, Account other, Time time) {
        var instance = account.stoppedInstance();
        var there = OtherNetwork.make(account, time);
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
        refused(account, instance, there, 404, repeated, "repeated", there.group(), there.group());
        var missing = "InvalidSecurityGroupId.NotFound";
        refused(account, instance, there, 404, missing, "does not exist", other.securityGroup());
        var mixed = "InvalidSecurityGroupVpc.NotBelongToOneVpc";
        refused(account, instance, there, 404, mixed, "different vpc", there.group(), account.securityGroup());
        var enterprise = OtherNetwork.securityGroup(account, there.vpc(), "SecurityGroupType", "enterprise");
        var types = "EnterpriseGroupLimited.MutliGroupType";
        refused(account, instance, there, 404, types, "multi SecurityGroup types", there.group(), enterprise);
        var six = Stream.generate(() -> OtherNetwork.securityGroup(account, there.vpc()))
                .limit(6)
                .toArray(String[]::new);
        refused(account, instance, there, 404, "JoinedGroupLimitExceed", "quota", six);
        assertThat(shown(account, instance)
                        .at("/SecurityGroupIds/SecurityGroupId/0")
                        .asString())
                .isEqualTo(account.securityGroup());
        facts.jdbc()
                .sql("insert into security_group_members (group_id, instances) values (?, 1000000)")
                .param(six[0])
                .update();
        refused(account, instance, there, 403, "SecurityGroupInstanceLimitExceed", "maximum", six[0]);
        assertThat(OtherNetwork.room(account, account.securityGroup())).isEqualTo(1999);
    }

    @Test
    void refusesAnInstanceThatIsTiedToItsVpc(Account account, Time time) {
        var instance = account.stoppedInstance();
        var there = OtherNetwork.make(account, time);
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
            there.move(account, instance).assertThat().isError(404, "InvalidDependence.NextHopOfCustomRouter");
            account.callVpc("DeleteRouteEntry", "RouteEntryId", entry)
                    .assertThat()
                    .isOk();
        }
        account.call("AssignPrivateIpAddresses", "NetworkInterfaceId", primary, "PrivateIpAddress.1", "172.16.9.9")
                .assertThat()
                .isOk();
        there.move(account, instance).assertThat().isError(404, "InvalidIp.MultiPrimaryIp");
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
        there.move(account, instance).assertThat().isError(404, "InvalidInstance.AttachedEni");
        time.runDueTasks();
        account.call("DetachNetworkInterface", "NetworkInterfaceId", eni, "InstanceId", instance)
                .assertThat()
                .isOk();
        time.runDueTasks();
        there.move(account, instance).assertThat().isOk();
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
        OtherNetwork.make(account, time).move(account, instance).assertThat().isError(404, "InvalidIp.Ipv6");
    }

    @Test
    void refusesAnInstanceThatIsNotAtRest(Account account, Time time) {
        var instance = account.runningInstance();
        var there = OtherNetwork.make(account, time);
        there.move(account, instance).assertThat().isError(400, "IncorrectInstanceStatus");
        facts.set(instance, "status = 'STOPPED', locks = '{security}'");
        there.move(account, instance)
                .assertThat()
                .isError(403, "OperationDenied")
                .saying("locked for security reasons");
        facts.set(instance, "locks = '{financial}'");
        there.move(account, instance).assertThat().isError(403, "InvalidInstanceStatus.NotNormal");
        facts.set(instance, "locks = '{}', network_type = 'classic'");
        there.move(account, instance)
                .assertThat()
                .isError(400, "OperationDenied")
                .saying("is not in VPC");
    }

    private static void refused(
            Account account,
            String instance,
            OtherNetwork there,
            int status,
            String code,
            String message,
            String... groups) {
        there.moveInto(account, instance, List.of(groups))
                .assertThat()
                .isError(status, code)
                .saying(message);
    }
}
