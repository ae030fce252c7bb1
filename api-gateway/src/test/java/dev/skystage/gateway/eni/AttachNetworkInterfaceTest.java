package dev.skystage.gateway.eni;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.AttachNetworkInterfaceRequest;
import com.aliyun.ecs20140526.models.RunInstancesRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class AttachNetworkInterfaceTest {
    @Test
    void attachesViaTheStatusAttaching(Account account, Time time) throws Exception {
        var instance = account.runningInstance();
        var eni = Interfaces.created(account);
        account.v3()
                .attachNetworkInterface(new AttachNetworkInterfaceRequest()
                        .setRegionId(Account.REGION)
                        .setNetworkInterfaceId(eni)
                        .setInstanceId(instance));
        assertThat(Interfaces.status(account, eni)).isEqualTo("Attaching");
        attach(account, eni, instance).assertThat().isError(400, "InvalidOperation.InvalidEniState");
        time.runDueTasks();
        var shown = Interfaces.shown(account, eni);
        assertThat(shown.path("Status").asString()).isEqualTo("InUse");
        assertThat(shown.path("InstanceId").asString()).isEqualTo(instance);
        assertThat(shown.at("/Attachment/InstanceId").asString()).isEqualTo(instance);
        assertThat(shown.at("/Attachment/DeviceIndex").asInt()).isEqualTo(1);
        assertThat(account.call("DescribeInstances", "InstanceIds", "[\"" + instance + "\"]")
                        .body()
                        .at("/Instances/Instance/0/NetworkInterfaces/NetworkInterface")
                        .valueStream()
                        .map(one -> one.path("Type").asString() + " "
                                + one.path("NetworkInterfaceId").asString()))
                .containsExactly("Primary " + Interfaces.primary(account, instance), "Secondary " + eni);
    }

    @Test
    void anInstanceIsCreatedWithAnExistingInterface(Account account, Time time) throws Exception {
        var eni = Interfaces.created(account, "NetworkInterfaceName", "kept");
        var answer = account.v3()
                .runInstances(new RunInstancesRequest()
                        .setRegionId(Account.REGION)
                        .setImageId(Account.IMAGE)
                        .setInstanceType(Account.INSTANCE_TYPE)
                        .setVSwitchId(account.vSwitch())
                        .setSecurityGroupId(account.securityGroup())
                        .setNetworkInterface(List.of(new RunInstancesRequest.RunInstancesRequestNetworkInterface()
                                .setNetworkInterfaceId(eni)
                                .setDeleteOnRelease(false))));
        var instance = answer.getBody().getInstanceIdSets().getInstanceIdSet().getFirst();
        var shown = Interfaces.shown(account, eni);
        assertThat(shown.path("Status").asString()).isEqualTo("InUse");
        assertThat(shown.path("Type").asString()).isEqualTo("Secondary");
        assertThat(shown.path("InstanceId").asString()).isEqualTo(instance);
        assertThat(account.call("DescribeNetworkInterfaces", "InstanceId", instance)
                        .body()
                        .path("TotalCount")
                        .asInt())
                .isEqualTo(2);
        account.run("NetworkInterface.1.NetworkInterfaceId", eni)
                .assertThat()
                .isError(400, "InvalidParam.NetworkInterface")
                .saying("status");
        time.runDueTasks();
        account.call("DeleteInstance", "InstanceId", instance, "Force", "true")
                .assertThat()
                .isOk();
        time.runDueTasks();
        assertThat(Interfaces.status(account, eni)).isEqualTo("Available");
    }

    @Test
    void anInterfaceForANewInstanceMustFit(Account account, Account other) {
        var eni = Interfaces.created(account);
        var key = "NetworkInterface.1.NetworkInterfaceId";
        account.run(key, Interfaces.created(other))
                .assertThat()
                .isError(400, "InvalidParam.NetworkInterface")
                .saying("does not exist");
        account.run(key, eni, "NetworkInterface.1.VSwitchId", account.vSwitch())
                .assertThat()
                .isError(400, "InvalidParam.NetworkInterface")
                .saying("excludes");
        account.run(key, eni, "NetworkInterface.1.InstanceType", "Primary")
                .assertThat()
                .isError(400, "InvalidParam.NetworkInterface")
                .saying("for secondary interfaces");
        account.run(key, eni, "Amount", "2").assertThat().isError(403, "InvalidParam.Amount");
        // without a VSwitch the instance would be in the default VPC
        account.call("RunInstances", "ImageId", Account.IMAGE, "InstanceType", Account.INSTANCE_TYPE, key, eni)
                .assertThat()
                .isError(400, "InvalidParam.NetworkInterface")
                .saying("not in the VPC");
        assertThat(Interfaces.status(account, eni)).isEqualTo("Available");
    }

    @Test
    void takesStoppedInstancesToo(Account account, Time time) {
        var instance = account.stoppedInstance();
        assertThat(Interfaces.status(account, Interfaces.attached(account, instance, time)))
                .isEqualTo("InUse");
    }

    @Test
    void refusesByWhatIsThere(Account account, Account other, Time time) {
        var instance = account.runningInstance();
        var eni = Interfaces.created(account);
        attach(account, "eni-none", instance).assertThat().isError(404, "InvalidEniId.NotFound");
        attach(account, eni, "i-none").assertThat().isError(404, "InvalidInstanceId.NotFound");
        attach(account, eni, "").assertThat().isError(400, "MissingParameter");
        attach(other, eni, instance).assertThat().isError(404, "InvalidInstanceId.NotFound");
        attach(account, Interfaces.primary(account, instance), instance)
                .assertThat()
                .isError(403, "InvalidOperation.InvalidEniType");
        assertThat(account.call(
                        "AttachNetworkInterface",
                        "RegionId",
                        "cn-nowhere",
                        "NetworkInterfaceId",
                        eni,
                        "InstanceId",
                        instance))
                .isError(404, "InvalidRegionId.NotFound");
    }

    @Test
    void refusesByTheStatusOfTheInstance(Account account, Time time) {
        var eni = Interfaces.created(account);
        var pending = account.runInstances(1).getFirst();
        attach(account, eni, pending).assertThat().isError(400, "InvalidOperation.InvalidEcsState");
        time.runDueTasks();
        account.call("StopInstance", "InstanceId", pending).assertThat().isOk();
        attach(account, eni, pending).assertThat().isError(400, "InvalidOperation.InvalidEcsState");
    }

    @Test
    void refusesAnotherZoneAndAnotherVpc(Account account, Time time) {
        var instance = account.runningInstance();
        var zone = account.callVpc(
                        "CreateVSwitch",
                        "VpcId",
                        account.vpcId(),
                        "ZoneId",
                        "cn-hangzhou-h",
                        "CidrBlock",
                        "172.30.0.0/24")
                .text("/VSwitchId");
        time.runDueTasks();
        attach(account, Interfaces.created(account, "VSwitchId", zone), instance)
                .assertThat()
                .isError(403, "InvalidOperation.AvailabilityZoneMismatch");
        var elsewhere = Interfaces.created(account, Interfaces.dualStack(account, time));
        attach(account, elsewhere, instance).assertThat().isError(403, "InvalidOperation.VpcMismatch");
    }

    /** ecs.g6.large: two interfaces, six addresses each. */
    @Test
    void refusesMoreThanTheTypeAllows(Account account, Time time) {
        var instance = account.runningInstance();
        var rich = Interfaces.created(account, "SecondaryPrivateIpAddressCount", "10");
        attach(account, rich, instance).assertThat().isError(403, "InvalidOperation.Ipv4CountExceeded");
        var first = Interfaces.created(account);
        var second = Interfaces.created(account);
        attach(account, first, instance).assertThat().isOk();
        attach(account, second, instance).assertThat().isError(403, "EniPerInstanceLimitExceeded");
    }

    @Test
    void refusesMoreIpv6AddressesThanTheTypeAllows(Account account, Time time) {
        var dualStack = Interfaces.dualStack(account, time);
        var made = account.run(dualStack);
        made.assertThat().isOk();
        time.runDueTasks();
        var rich = Interfaces.created(account, withIpv6(dualStack, "2"));
        attach(account, rich, made.text("/InstanceIdSets/InstanceIdSet/0"))
                .assertThat()
                .isError(403, "InvalidOperation.Ipv6CountExceeded");
        var full = Interfaces.created(account, withIpv6(dualStack, "1"));
        attach(account, full, made.text("/InstanceIdSets/InstanceIdSet/0"))
                .assertThat()
                .isOk();
        time.runDueTasks();
        Interfaces.call(account, "AssignIpv6Addresses", full, "Ipv6AddressCount", "1")
                .assertThat()
                .isError(403, "InvalidOperation.Ipv6CountExceeded");
        account.run(
                        "VSwitchId",
                        dualStack[1],
                        "SecurityGroupId",
                        dualStack[3],
                        "NetworkInterface.1.NetworkInterfaceId",
                        rich)
                .assertThat()
                .isError(400, "InvalidParam.NetworkInterface");
    }

    private static String[] withIpv6(String[] where, String count) {
        return Stream.concat(Arrays.stream(where), Stream.of("Ipv6AddressCount", count))
                .toArray(String[]::new);
    }

    private static Answer attach(Account account, String eni, String instance) {
        return Interfaces.call(account, "AttachNetworkInterface", eni, "InstanceId", instance);
    }
}
