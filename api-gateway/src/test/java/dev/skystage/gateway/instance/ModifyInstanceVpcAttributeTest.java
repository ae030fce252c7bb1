package dev.skystage.gateway.instance;

import static dev.skystage.gateway.instance.InstanceFacts.shown;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.ModifyInstanceVpcAttributeRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class ModifyInstanceVpcAttributeTest {
    private final InstanceFacts facts;

    @Autowired
    ModifyInstanceVpcAttributeTest(JdbcClient jdbc) {
        facts = new InstanceFacts(jdbc);
    }

    @Test
    void movesToAnotherVSwitch(Account account, Time time) throws Exception {
        var instance = account.stoppedInstance();
        var there = vSwitch(account, time, account.vpcId(), Account.ZONE, "172.17.0.0/29");
        var free = free(account, account.vSwitch());
        var request = new ModifyInstanceVpcAttributeRequest();
        request.setInstanceId(instance);
        request.setVSwitchId(there);

        account.v1().getAcsResponse(request);

        var network = shown(account, instance).path("VpcAttributes");
        assertThat(network.path("VSwitchId").asString()).isEqualTo(there);
        var ip = network.at("/PrivateIpAddress/IpAddress/0").asString();
        assertThat(ip).startsWith("172.17.0.");
        var eni = shown(account, instance).at("/NetworkInterfaces/NetworkInterface/0");
        assertThat(eni.path("PrimaryIpAddress").asString()).isEqualTo(ip);
        assertThat(free(account, account.vSwitch())).isEqualTo(free + 1);
        // a /29 has eight addresses, four of which the cloud keeps
        assertThat(free(account, there)).isEqualTo(3);
        move(account, instance, account.vSwitch())
                .assertThat()
                .isError(400, "InvalidPrivateIp.Changing")
                .saying("Previous action is not finished yet.");
        account.call("StartInstance", "InstanceId", instance).assertThat().isOk();
        time.advance(java.time.Duration.ofMinutes(1));
        account.call("StopInstance", "InstanceId", instance).assertThat().isOk();
        time.runDueTasks();
        move(account, instance, there, "PrivateIpAddress", "172.17.0.3")
                .assertThat()
                .isOk();
        assertThat(free(account, there)).isEqualTo(3);
    }

    @Test
    void refusesOtherPlacesAndAddresses(Account account, Account other, Time time) {
        var instance = account.stoppedInstance();
        move(account, instance, other.vSwitch())
                .assertThat()
                .isError(404, "InvalidVSwitchId.NotFound")
                .saying("does not exist");
        var vpc = account.callVpc("CreateVpc").text("/VpcId");
        time.runDueTasks();
        move(account, instance, vSwitch(account, time, vpc, Account.ZONE, "172.16.0.0/24"))
                .assertThat()
                .isError(404, "InvalidVSwitchId.NotFound")
                .saying("is not found in current VPC");
        move(account, instance, vSwitch(account, time, account.vpcId(), "cn-hangzhou-h", "172.18.0.0/24"))
                .assertThat()
                .isError(400, "InvalidVSwitchId.Mismatch");
        var here = account.vSwitch();
        move(account, instance, here, "PrivateIpAddress", "10.0.0.1")
                .assertThat()
                .isError(400, "InvalidPrivateIpAddress.Mismatch");
        move(account, instance, here, "PrivateIpAddress", "here")
                .assertThat()
                .isError(400, "InvalidPrivateIpAddress.Malformed");
        var neighbour = account.runningInstance();
        var taken = shown(account, neighbour)
                .at("/VpcAttributes/PrivateIpAddress/IpAddress/0")
                .asString();
        move(account, instance, here, "PrivateIpAddress", taken)
                .assertThat()
                .isError(400, "InvalidPrivateIpAddress.Duplicated");
    }

    @Test
    void refusesAFullVSwitch(Account account, Time time) {
        var instance = account.stoppedInstance();
        var there = vSwitch(account, time, account.vpcId(), Account.ZONE, "172.17.0.0/29");
        OtherNetwork.fill(account, there, account.securityGroup());
        move(account, instance, there).assertThat().isError(400, "QuotaExceeded.PrivateIpAddress");
        assertThat(shown(account, instance).at("/VpcAttributes/VSwitchId").asString())
                .isEqualTo(account.vSwitch());
    }

    @Test
    void refusesInstancesThatCannotMove(Account account, Account other, Time time) {
        var instance = account.runningInstance();
        move(account, instance, account.vSwitch()).assertThat().isError(400, "IncorrectInstanceStatus");
        move(account, other.stoppedInstance(), account.vSwitch())
                .assertThat()
                .isError(404, "InvalidInstanceId.NotFound");
        facts.set(instance, "status = 'STOPPED', network_type = 'classic'");
        move(account, instance, account.vSwitch())
                .assertThat()
                .isError(400, "OperationDenied")
                .saying("is not in VPC");
        facts.set(instance, "network_type = 'vpc'");
        facts.jdbc()
                .sql("update network_interface set secondary_ips = '{172.16.200.200}', version = version + 1"
                        + " where instance_id = ?")
                .param(instance)
                .update();
        move(account, instance, account.vSwitch())
                .assertThat()
                .isError(400, "OperationDenied")
                .saying("has secondary addresses");
        account.call("ModifyInstanceVpcAttribute", "InstanceId", instance)
                .assertThat()
                .isError(400, "MissingParameter");
    }

    private static String vSwitch(Account account, Time time, String vpc, String zone, String block) {
        var made = account.callVpc("CreateVSwitch", "VpcId", vpc, "ZoneId", zone, "CidrBlock", block);
        made.assertThat().isOk();
        time.runDueTasks();
        return made.text("/VSwitchId");
    }

    private static int free(Account account, String vSwitch) {
        return account.callVpc("DescribeVSwitches", "VSwitchId", vSwitch)
                .body()
                .at("/VSwitches/VSwitch/0/AvailableIpAddressCount")
                .asInt();
    }

    private static Answer move(Account account, String instance, String vSwitch, String... more) {
        var parameters = new ArrayList<>(List.of("InstanceId", instance, "VSwitchId", vSwitch));
        parameters.addAll(List.of(more));
        return account.call("ModifyInstanceVpcAttribute", parameters.toArray(String[]::new));
    }
}
