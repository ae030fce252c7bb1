package dev.skystage.gateway.instance;

import static dev.skystage.gateway.instance.CreationRequests.inNetwork;
import static dev.skystage.gateway.instance.CreationRequests.request;
import static dev.skystage.gateway.instance.CreationRequests.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.exceptions.ClientException;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The network of new instances, for RunInstances and CreateInstance alike. */
@StagingCloudTest
class CreationNetworksTest extends CreatedRows {
    @Test
    void withoutANetworkTheDefaultOneIsUsed(Account account) throws ClientException {
        account.call("RunInstances", "ImageId", Account.IMAGE, "InstanceType", Account.INSTANCE_TYPE)
                .assertThat()
                .isOk();
        var instance = instances(account).getFirst();
        assertThat(instance.getInstanceName()).isEqualTo(instance.getInstanceId());
        assertThat(instance.getHostName())
                .isEqualTo("iZ" + instance.getInstanceId().substring(2) + "Z");
        assertThat(instance.getPublicIpAddress()).isEmpty();
        assertThat(column(
                        "select v.is_default::text from vswitch v join instance i on i.vswitch_id = v.id where i.account_id = ?",
                        account))
                .containsExactly("true");
    }

    @Test
    void theWantedAddressIsGivenOnce(Account account) {
        var parameters = inNetwork(account, "PrivateIpAddress", "172.16.9.9");
        account.call("RunInstances", parameters).assertThat().isOk();
        assertThat(column("select private_ip from instance where account_id = ?", account))
                .containsExactly("172.16.9.9");
        account.call("RunInstances", parameters).assertThat().isError(400, "InvalidPrivateIpAddress.Duplicated");
        account.call("RunInstances", inNetwork(account, "PrivateIpAddress", "10.0.0.1"))
                .assertThat()
                .isError(400, "InvalidPrivateIpAddress");
        account.call("RunInstances", inNetwork(account, "PrivateIpAddress", "nowhere"))
                .assertThat()
                .isError(400, "InvalidPrivateIpAddress.Malformed");
        account.call("RunInstances", inNetwork(account, "PrivateIpAddress", "172.16.9.8", "Amount", "2"))
                .assertThat()
                .isError(403, "InvalidParam.Amount");
        account.call("CreateInstance", parameters).assertThat().isError(400, "InvalidPrivateIpAddress.Duplicated");
        account.call("CreateInstance", inNetwork(account, "PrivateIpAddress", "10.0.0.1"))
                .assertThat()
                .isError(400, "InvalidPrivateIpAddress");
        account.call("CreateInstance", inNetwork(account, "PrivateIpAddress", "nowhere"))
                .assertThat()
                .isError(400, "InvalidPrivateIpAddress.Malformed");
    }

    @Test
    void aSecondInterfaceStandsInTheSameVSwitch(Account account) {
        account.call(
                        "RunInstances",
                        inNetwork(account, "Amount", "2", "NetworkInterface.1.NetworkInterfaceName", "backup"))
                .assertThat()
                .isOk();
        assertThat(column("select type || ' ' || name from network_interface where account_id = ?", account))
                .containsExactlyInAnyOrder("Primary ", "Primary ", "Secondary backup", "Secondary backup");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RunInstances", "CreateInstance"})
    void networksMustFitTogether(String action, Account account, Account other, Time time) {
        account.call(action, inNetwork(account, "ZoneId", "cn-hangzhou-h"))
                .assertThat()
                .isError(404, "InvalidVSwitchId.NotFound")
                .saying("does not exist");
        account.call(
                        action,
                        "ImageId",
                        Account.IMAGE,
                        "InstanceType",
                        Account.INSTANCE_TYPE,
                        "VSwitchId",
                        account.vSwitch())
                .assertThat()
                .isError(400, "MissingParameter")
                .saying("SecurityGroupId");
        account.call(
                        action,
                        "ImageId",
                        Account.IMAGE,
                        "InstanceType",
                        Account.INSTANCE_TYPE,
                        "SecurityGroupId",
                        account.securityGroup())
                .assertThat()
                .isError(400, "InvalidSecurityGroup.NotInDefaultVpc");
        account.call(action, inNetwork(other)).assertThat().isError(404, "InvalidSecurityGroupId.NotFound");
        var elsewhere = account.callVpc("CreateVpc").text("/VpcId");
        time.runDueTasks();
        var group = account.call("CreateSecurityGroup", "VpcId", elsewhere).text("/SecurityGroupId");
        account.call(action, request("VSwitchId", account.vSwitch(), "SecurityGroupId", group))
                .assertThat()
                .isError(400, "InvalidParameter.Mismatch")
                .saying("not in the same VPC");
    }

    @Test
    void theVSwitchMustBeAvailableAndHaveRoom(Account account, Time time) {
        account.vpcId();
        var small = account.callVpc(
                        "CreateVSwitch", "VpcId", account.vpcId(), "ZoneId", Account.ZONE, "CidrBlock", "172.31.0.0/29")
                .text("/VSwitchId");
        var inSmall = request("VSwitchId", small, "SecurityGroupId", account.securityGroup());
        account.call("RunInstances", inSmall).assertThat().isError(400, "IncorrectVSwitchStatus");
        account.call("CreateInstance", inSmall).assertThat().isError(400, "IncorrectVSwitchStatus");
        time.runDueTasks();
        account.call("RunInstances", with(inSmall, "Amount", "9"))
                .assertThat()
                .isError(400, "QuotaExceeded.PrivateIpAddress");
        account.call("RunInstances", with(inSmall, "Amount", "9", "MinAmount", "5"))
                .assertThat()
                .isError(400, "QuotaExceeded.PrivateIpAddress");
        // the block has four addresses; with a minimum there are as many instances as there are addresses for
        account.call("RunInstances", inSmall).assertThat().isOk();
        var some = with(inSmall, "Amount", "9", "MinAmount", "1");
        assertThat(made(account, with(some, "NetworkInterface.1.SecurityGroupId", account.securityGroup())))
                .isEqualTo(1);
        assertThat(made(account, some)).isEqualTo(1);
        account.call("RunInstances", some).assertThat().isError(400, "QuotaExceeded.PrivateIpAddress");
        account.call("CreateInstance", inSmall).assertThat().isError(400, "QuotaExceeded.PrivateIpAddress");
    }

    private static int made(Account account, String... parameters) {
        return account.call("RunInstances", parameters)
                .body()
                .at("/InstanceIdSets/InstanceIdSet")
                .size();
    }
}
