package dev.skystage.gateway.eip;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.vpc20160428.models.UnassociateEipAddressRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class UnassociateEipAddressTest {
    @Test
    void unbindsViaTheStatusUnassociating(Account account, Time time) throws Exception {
        var instance = account.runningInstance();
        var eip = ElasticAddresses.bound(account, instance, time);
        account.vpc()
                .unassociateEipAddress(new UnassociateEipAddressRequest()
                        .setRegionId(Account.REGION)
                        .setAllocationId(eip)
                        .setInstanceId(instance));
        assertThat(ElasticAddresses.status(account, eip)).isEqualTo("Unassociating");
        time.runDueTasks();
        var shown = ElasticAddresses.shown(account, eip);
        assertThat(shown.path("Status").asString()).isEqualTo("Available");
        assertThat(shown.path("InstanceId").asString("none")).isEmpty();
        assertThat(shown.path("InstanceType").asString("none")).isEmpty();
        assertThat(ElasticAddresses.instance(account, instance)
                        .at("/EipAddress/IpAddress")
                        .asString("none"))
                .isEmpty();
    }

    @Test
    void needsNoInstance(Account account, Time time) {
        var eip = ElasticAddresses.bound(account, account.runningInstance(), time);
        ElasticAddresses.callEcs(account, "UnassociateEipAddress", eip)
                .assertThat()
                .isOk();
        var other = ElasticAddresses.bound(account, account.runningInstance(), time);
        call(true, account, other, "Force", "true").assertThat().isOk();
    }

    @Test
    void refuses(Account account, Account other, Time time) {
        var instance = account.runningInstance();
        var eip = ElasticAddresses.allocated(account);
        for (var vpc : new boolean[] {true, false}) {
            call(vpc, account, eip, "InstanceId", instance).assertThat().isError(400, "IncorrectEipStatus");
            call(vpc, account, "eip-none").assertThat().isError(404, "InvalidAllocationId.NotFound");
            call(vpc, other, eip).assertThat().isError(404, "InvalidAllocationId.NotFound");
            call(vpc, account, eip, "InstanceType", "Balcony")
                    .assertThat()
                    .isError(400, "InvalidInstanceType.ValueNotSupported");
        }
        call(true, account, eip, "RegionId", "cn-nowhere").assertThat().isError(404, "Forbidden.RegionNotFound");
        call(true, account, "").assertThat().isError(400, "MissingParameter");
        ElasticAddresses.call(account, "AssociateEipAddress", eip, "InstanceId", instance)
                .assertThat()
                .isOk();
        call(true, account, eip).assertThat().isError(400, "InvalidBindingStatus");
        time.runDueTasks();
        for (var vpc : new boolean[] {true, false}) {
            call(vpc, account, eip, "InstanceId", "i-none").assertThat().isError(400, "InvalidInstanceId.NotFound");
            call(vpc, account, eip, "InstanceId", instance, "InstanceType", "HaVip")
                    .assertThat()
                    .isError(400, "InvalidInstanceId.NotFound");
        }
        account.call("StopInstance", "InstanceId", instance).assertThat().isOk();
        for (var vpc : new boolean[] {true, false}) {
            call(vpc, account, eip).assertThat().isError(400, "IncorrectInstanceStatus");
        }
    }

    /** The address stays when its instance or interface is deleted. */
    @Test
    void happensWhenTheInstanceOrInterfaceIsDeleted(Account account, Time time) {
        var instance = account.runningInstance();
        var ofInstance = ElasticAddresses.bound(account, instance, time);
        account.call("DeleteInstance", "InstanceId", instance, "Force", "true")
                .assertThat()
                .isOk();
        time.runDueTasks();
        assertThat(ElasticAddresses.status(account, ofInstance)).isEqualTo("Available");
        var eni = account.call(
                        "CreateNetworkInterface",
                        "VSwitchId",
                        account.vSwitch(),
                        "SecurityGroupId",
                        account.securityGroup())
                .text("/NetworkInterfaceId");
        ElasticAddresses.call(
                        account,
                        "AssociateEipAddress",
                        ofInstance,
                        "InstanceId",
                        eni,
                        "InstanceType",
                        "NetworkInterface")
                .assertThat()
                .isOk();
        time.runDueTasks();
        account.call("DeleteNetworkInterface", "NetworkInterfaceId", eni)
                .assertThat()
                .isOk();
        assertThat(ElasticAddresses.status(account, ofInstance)).isEqualTo("Available");
    }

    private static Answer call(boolean vpc, Account account, String eip, String... more) {
        return vpc
                ? ElasticAddresses.call(account, "UnassociateEipAddress", eip, more)
                : ElasticAddresses.callEcs(account, "UnassociateEipAddress", eip, more);
    }
}
