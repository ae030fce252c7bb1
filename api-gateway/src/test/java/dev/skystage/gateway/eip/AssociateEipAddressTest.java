package dev.skystage.gateway.eip;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.vpc20160428.models.AssociateEipAddressRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class AssociateEipAddressTest {
    @Test
    void bindsToAnInstance(Account account, Time time) throws Exception {
        var instance = account.runningInstance();
        assertThat(ElasticAddresses.instance(account, instance)
                        .at("/EipAddress/AllocationId")
                        .asString("none"))
                .isEmpty();
        var eip = ElasticAddresses.allocated(account);
        account.vpc()
                .associateEipAddress(new AssociateEipAddressRequest()
                        .setRegionId(Account.REGION)
                        .setAllocationId(eip)
                        .setInstanceId(instance));
        assertThat(ElasticAddresses.status(account, eip)).isEqualTo("Associating");
        time.runDueTasks();
        var shown = ElasticAddresses.shown(account, eip);
        assertThat(shown.path("Status").asString()).isEqualTo("InUse");
        assertThat(shown.path("InstanceId").asString()).isEqualTo(instance);
        assertThat(shown.path("InstanceType").asString()).isEqualTo("EcsInstance");
        assertThat(shown.path("InstanceRegionId").asString()).isEqualTo(Account.REGION);
        var ofInstance = ElasticAddresses.instance(account, instance).path("EipAddress");
        assertThat(ofInstance.path("AllocationId").asString()).isEqualTo(eip);
        assertThat(ofInstance.path("IpAddress").asString())
                .isEqualTo(shown.path("IpAddress").asString());
        assertThat(ofInstance.path("Bandwidth").asInt()).isEqualTo(5);
        var found = account.call(
                "DescribeInstances",
                "EipAddresses",
                "[\"" + shown.path("IpAddress").asString() + "\"]");
        assertThat(found.text("/Instances/Instance/0/InstanceId")).isEqualTo(instance);
        assertThat(account.call("DescribeInstances", "EipAddresses", "[\"192.0.2.0\"]")
                        .text("/TotalCount"))
                .isEqualTo("0");
    }

    /** As the cloud controller and Packer call it. */
    @Test
    void bindsThroughEcsToo(Account account, Time time) {
        var instance = account.stoppedInstance();
        var eip = account.call("AllocateEipAddress").text("/AllocationId");
        ElasticAddresses.callEcs(account, "AssociateEipAddress", eip, "InstanceId", instance)
                .assertThat()
                .isOk();
        time.runDueTasks();
        assertThat(ElasticAddresses.callEcs(account, "DescribeEipAddresses", eip)
                        .text("/EipAddresses/EipAddress/0/InstanceId"))
                .isEqualTo(instance);
    }

    @Test
    void bindsToTheAddressesOfAnInterface(Account account, Time time) {
        var eni = eni(account);
        var second =
                account.call("AssignPrivateIpAddresses", "NetworkInterfaceId", eni, "PrivateIpAddress.1", "172.16.7.7");
        second.assertThat().isOk();
        var first = ElasticAddresses.allocated(account);
        var other = ElasticAddresses.allocated(account);
        toInterface(account, first, eni, "Mode", "NAT").assertThat().isOk();
        toInterface(account, other, eni, "PrivateIpAddress", "172.16.7.7", "Mode", "MULTI_BINDED")
                .assertThat()
                .isOk();
        toInterface(account, ElasticAddresses.allocated(account), eni)
                .assertThat()
                .isError(400, "InvalidAssociation.Duplicated");
        time.runDueTasks();
        var shown = account.call("DescribeNetworkInterfaces", "NetworkInterfaceId.1", eni)
                .body()
                .at("/NetworkInterfaceSets/NetworkInterfaceSet/0");
        assertThat(shown.at("/AssociatedPublicIp/AllocationId").asString()).isEqualTo(first);
        assertThat(shown.at("/AssociatedPublicIp/PublicIpAddress").asString())
                .isEqualTo(
                        ElasticAddresses.shown(account, first).path("IpAddress").asString());
        assertThat(shown.at("/PrivateIpSets/PrivateIpSet/0/AssociatedPublicIp/AllocationId")
                        .asString())
                .isEqualTo(first);
        assertThat(shown.at("/PrivateIpSets/PrivateIpSet/1/AssociatedPublicIp/AllocationId")
                        .asString())
                .isEqualTo(other);
        assertThat(ElasticAddresses.shown(account, other)
                        .path("PrivateIpAddress")
                        .asString())
                .isEqualTo("172.16.7.7");
        assertThat(mode(account, first)).isEqualTo("NAT");
        assertThat(mode(account, other)).isEqualTo("MULTI_BINDED");
        ElasticAddresses.callEcs(account, "UnassociateEipAddress", other, "InstanceId", eni)
                .assertThat()
                .isOk();
        time.runDueTasks();
        assertThat(mode(account, other)).isEmpty();
    }

    private static String mode(Account account, String eip) {
        return ElasticAddresses.shown(account, eip).path("Mode").asString();
    }

    @Test
    void refusesByStatus(Account account, Time time) {
        var instance = account.runningInstance();
        var eip = ElasticAddresses.allocated(account);
        associate(account, eip, instance).assertThat().isOk();
        associate(account, eip, instance).assertThat().isError(400, "InvalidBindingStatus");
        ElasticAddresses.callEcs(account, "AssociateEipAddress", eip, "InstanceId", instance)
                .assertThat()
                .isError(400, "IncorrectEipStatus");
        time.runDueTasks();
        associate(account, eip, instance).assertThat().isError(400, "IncorrectEipStatus");
        var second = ElasticAddresses.allocated(account);
        associate(account, second, instance).assertThat().isError(400, "InvalidAssociation.Duplicated");
        ElasticAddresses.callEcs(account, "AssociateEipAddress", second, "InstanceId", instance)
                .assertThat()
                .isError(400, "InvalidAssociation.Duplicated");
        var pending = account.runInstances(1).getFirst();
        associate(account, second, pending).assertThat().isError(400, "IncorrectInstanceStatus");
        ElasticAddresses.callEcs(account, "AssociateEipAddress", second, "InstanceId", pending)
                .assertThat()
                .isError(400, "IncorrectInstanceStatus");
        time.runDueTasks();
        account.call("AllocatePublicIpAddress", "InstanceId", pending)
                .assertThat()
                .isOk();
        associate(account, second, pending).assertThat().isError(400, "BIND_INSTANCE_HAVE_PORTMAP_OR_BIND_EIP");
        var eni = eni(account);
        account.call("AttachNetworkInterface", "NetworkInterfaceId", eni, "InstanceId", instance)
                .assertThat()
                .isOk();
        toInterface(account, second, eni).assertThat().isError(400, "IncorrectInstanceStatus");
    }

    @Test
    void refusesWhatIsNotThere(Account account, Account other) {
        var instance = account.runningInstance();
        var eip = ElasticAddresses.allocated(account);
        for (var face : List.of("2016", "2014")) {
            associate(face, account, "eip-none", instance, "EcsInstance")
                    .assertThat()
                    .isError(404, "InvalidAllocationId.NotFound");
            associate(face, account, eip, "i-none", "EcsInstance")
                    .assertThat()
                    .isError(404, "InvalidInstanId.NotFound");
            associate(face, account, eip, instance, "Balcony")
                    .assertThat()
                    .isError(400, "InvalidInstanceType.ValueNotSupported");
            associate(face, other, eip, instance, "EcsInstance").assertThat().isError(404, "InvalidInstanId.NotFound");
            associate(face, account, eip, "eni-none", "NetworkInterface")
                    .assertThat()
                    .isError(404, "InvalidInstanId.NotFound");
            for (var absent : List.of("SlbInstance", "Nat", "HaVip")) {
                associate(face, account, eip, "x-1", absent).assertThat().isError(404, "InvalidInstanId.NotFound");
            }
        }
        associate(account, eip, "").assertThat().isError(400, "MissingParameter");
        assertThat(associate(account, eip, instance, "Mode", "OPEN")).isError(400, "InvalidParameter");
        assertThat(associate(account, eip, instance, "RegionId", "cn-nowhere"))
                .isError(404, "InvalidRegionId.NotFound");
        var primary = account.call("DescribeNetworkInterfaces", "InstanceId", instance)
                .text("/NetworkInterfaceSets/NetworkInterfaceSet/0/NetworkInterfaceId");
        toInterface(account, eip, primary).assertThat().isError(400, "InvalidParameter");
        toInterface(account, eip, eni(account), "PrivateIpAddress", "172.16.0.1")
                .assertThat()
                .isError(400, "InvalidParameter");
    }

    @Test
    void refusesAnAddressOfAnotherRegion(Account account) {
        var eip =
                account.callVpc("AllocateEipAddress", "RegionId", "cn-beijing").text("/AllocationId");
        var instance = account.runningInstance();
        assertThat(account.call(
                        "AssociateEipAddress", "RegionId", "cn-beijing", "AllocationId", eip, "InstanceId", instance))
                .isError(400, "InvalidParameter.Mismatch");
        assertThat(associate(account, eip, instance, "RegionId", "cn-beijing"))
                .isError(400, "InvalidParameter.Mismatch");
    }

    private static String eni(Account account) {
        return account.call(
                        "CreateNetworkInterface",
                        "VSwitchId",
                        account.vSwitch(),
                        "SecurityGroupId",
                        account.securityGroup())
                .text("/NetworkInterfaceId");
    }

    private static Answer toInterface(Account account, String eip, String eni, String... more) {
        return associate(
                account,
                eip,
                eni,
                Stream.concat(Stream.of("InstanceType", "NetworkInterface"), Stream.of(more))
                        .toArray(String[]::new));
    }

    private static Answer associate(Account account, String eip, String instance, String... more) {
        return ElasticAddresses.call(
                account,
                "AssociateEipAddress",
                eip,
                Stream.concat(Stream.of("InstanceId", instance), Stream.of(more))
                        .toArray(String[]::new));
    }

    private static Answer associate(String face, Account account, String eip, String instance, String kind) {
        return face.equals("2016")
                ? ElasticAddresses.call(
                        account, "AssociateEipAddress", eip, "InstanceId", instance, "InstanceType", kind)
                : ElasticAddresses.callEcs(
                        account, "AssociateEipAddress", eip, "InstanceId", instance, "InstanceType", kind);
    }
}
