package dev.skystage.gateway.instance;

import static dev.skystage.gateway.instance.InstanceFacts.shown;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.ModifyInstanceVpcAttributeRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * ModifyInstanceVpcAttribute with VpcId. Moves within a VPC are in {@link ModifyInstanceVpcAttributeTest}, and what forbids
 * a move in {@link VpcMoveRefusalsTest}.
 */
@StagingCloudTest
class VpcMovesTest {
    @Test
    void anInstanceMovesWithAllThatBelongsToIt(Account account, Time time) throws Exception {
        var instance = account.stoppedInstance();
        var neighbour = account.runningInstance();
        var there = OtherNetwork.make(account, time);
        var second = OtherNetwork.securityGroup(account, there.vpc());
        var free = free(account, account.vSwitch());

        account.v3()
                .modifyInstanceVpcAttribute(new ModifyInstanceVpcAttributeRequest()
                        .setInstanceId(instance)
                        .setVpcId(there.vpc())
                        .setVSwitchId(there.vSwitch())
                        .setPrivateIpAddress("172.16.0.3")
                        .setSecurityGroupId(List.of(there.group(), second)));

        var moved = shown(account, instance);
        assertThat(moved.at("/VpcAttributes/VpcId").asString()).isEqualTo(there.vpc());
        assertThat(moved.at("/VpcAttributes/VSwitchId").asString()).isEqualTo(there.vSwitch());
        assertThat(moved.at("/VpcAttributes/PrivateIpAddress/IpAddress/0").asString())
                .isEqualTo("172.16.0.3");
        assertThat(texts(moved.at("/SecurityGroupIds/SecurityGroupId"))).containsExactly(there.group(), second);
        var eni = account.call("DescribeNetworkInterfaces", "InstanceId", instance)
                .body()
                .at("/NetworkInterfaceSets/NetworkInterfaceSet/0");
        assertThat(eni.path("VpcId").asString()).isEqualTo(there.vpc());
        assertThat(eni.path("VSwitchId").asString()).isEqualTo(there.vSwitch());
        assertThat(eni.path("PrivateIpAddress").asString()).isEqualTo("172.16.0.3");
        assertThat(texts(eni.at("/SecurityGroupIds/SecurityGroupId"))).containsExactly(there.group(), second);
        assertThat(List.of(
                        OtherNetwork.room(account, account.securityGroup()),
                        OtherNetwork.room(account, there.group()),
                        OtherNetwork.room(account, second)))
                .containsExactly(1999, 1999, 1999);
        assertThat(List.of(free(account, account.vSwitch()), free(account, there.vSwitch())))
                .containsExactly(free + 1, 3);
        assertThat(List.of(instances(account, account.vpcId()), instances(account, there.vpc())))
                .containsExactly(1, 1);

        // the address is taken there, and the old network is left alone
        account.call("StopInstance", "InstanceId", neighbour).assertThat().isOk();
        time.runDueTasks();
        there.move(account, neighbour, "PrivateIpAddress", "172.16.0.3")
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
        assertThat(List.of(
                        OtherNetwork.room(account, there.group()),
                        OtherNetwork.room(account, second),
                        free(account, there.vSwitch())))
                .containsExactly(2000, 2000, 4);
    }

    @Test
    void aMoveNeedsNoStartBeforeItButAMoveWithinTheVpcDoes(Account account, Time time) {
        var instance = account.stoppedInstance();
        var there = OtherNetwork.make(account, time);
        var here = OtherNetwork.first(account);
        there.move(account, instance).assertThat().isOk();
        here.move(account, instance).assertThat().isOk();
        account.call("ModifyInstanceVpcAttribute", "InstanceId", instance, "VSwitchId", here.vSwitch())
                .assertThat()
                .isError(400, "InvalidPrivateIp.Changing");
        assertThat(free(account, there.vSwitch())).isEqualTo(4);
        assertThat(OtherNetwork.room(account, there.group())).isEqualTo(2000);
    }

    @Test
    void refusesOtherPlaces(Account account, Account other, Time time) {
        var instance = account.stoppedInstance();
        var there = OtherNetwork.make(account, time);
        var here = OtherNetwork.first(account);
        here.move(account, instance).assertThat().isError(404, "InvalidParameter.AlreadyInTargetVpc");
        new OtherNetwork(other.vpcId(), there.vSwitch(), there.group())
                .move(account, instance)
                .assertThat()
                .isError(404, "NoSuchResource");
        new OtherNetwork(there.vpc(), other.vSwitch(), there.group())
                .move(account, instance)
                .assertThat()
                .isError(404, "InvalidVSwitchId.NotFound")
                .saying("does not exist");
        new OtherNetwork(there.vpc(), here.vSwitch(), there.group())
                .move(account, instance)
                .assertThat()
                .isError(404, "InvalidVSwitch.NotBelongToVpc")
                .saying(here.vSwitch());
        var far = account.callVpc(
                        "CreateVSwitch", "VpcId", there.vpc(), "ZoneId", "cn-hangzhou-h", "CidrBlock", "172.18.0.0/24")
                .text("/VSwitchId");
        time.runDueTasks();
        new OtherNetwork(there.vpc(), far, there.group())
                .move(account, instance)
                .assertThat()
                .isError(400, "InvalidVSwitchId.Mismatch");
        there.move(account, instance, "PrivateIpAddress", "10.0.0.1")
                .assertThat()
                .isError(400, "InvalidPrivateIpAddress.Mismatch");
        account.call(
                        "ModifyInstanceVpcAttribute",
                        "InstanceId",
                        instance,
                        "VSwitchId",
                        here.vSwitch(),
                        "SecurityGroupId.1",
                        here.group())
                .assertThat()
                .isError(404, "InvalidParameter.MustBeEmpty");
        OtherNetwork.fill(account, there.vSwitch(), there.group());
        there.move(account, instance).assertThat().isError(400, "QuotaExceeded.PrivateIpAddress");
        assertThat(shown(account, instance).at("/VpcAttributes/VpcId").asString())
                .isEqualTo(account.vpcId());
        assertThat(OtherNetwork.room(account, account.securityGroup())).isEqualTo(1999);
        assertThat(OtherNetwork.room(account, there.group())).isEqualTo(1996);
    }

    private static void delete(Account account, Time time, String instance) {
        account.call("DeleteInstance", "InstanceId", instance, "Force", "true")
                .assertThat()
                .isOk();
        time.runDueTasks();
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
