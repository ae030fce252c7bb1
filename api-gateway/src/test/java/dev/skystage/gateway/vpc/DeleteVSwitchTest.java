package dev.skystage.gateway.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.vpc20160428.models.DeleteVSwitchRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DeleteVSwitchTest {
    @Test
    void deletesAnEmptyVSwitch(Account account) throws Exception {
        var vSwitchId = account.vSwitch();
        account.vpc()
                .deleteVSwitch(
                        new DeleteVSwitchRequest().setRegionId(Account.REGION).setVSwitchId(vSwitchId));
        assertThat(account.callVpc("DescribeVSwitchAttributes", "VSwitchId", vSwitchId))
                .isError(404, "InvalidVSwitchId.NotFound");
        assertThat(account.call("DeleteVSwitch", "VSwitchId", vSwitchId)).isError(404, "InvalidVSwitchId.NotFound");
    }

    @Test
    void refusesOneInUseUntilItsInstancesAreGone(Account account, Time time) {
        var instanceId = account.runningInstance();
        assertThat(account.callVpc("DeleteVSwitch", "VSwitchId", account.vSwitch()))
                .isError(400, "DependencyViolation")
                .saying("dependent resources");
        assertThat(account.call("DeleteInstance", "InstanceId", instanceId, "Force", "true"))
                .isOk();
        time.runDueTasks();
        assertThat(account.callVpc("DeleteVSwitch", "VSwitchId", account.vSwitch()))
                .isOk();
    }

    @Test
    void refusesWhileItOrANeighbourIsBeingMade(Account account) {
        var available = account.vSwitch();
        var pending = account.callVpc(
                        "CreateVSwitch", "VpcId", account.vpcId(), "ZoneId", Account.ZONE, "CidrBlock", "172.17.0.0/24")
                .text("/VSwitchId");
        assertThat(account.callVpc("DeleteVSwitch", "VSwitchId", pending)).isError(400, "IncorrectVSwitchStatus");
        assertThat(account.callVpc("DeleteVSwitch", "VSwitchId", available)).isError(400, "IncorrectRouteEntryStatus");
    }

    @Test
    void refusesWhatTheCallerDoesNotHave(Account account, Account other) {
        assertThat(other.callVpc("DeleteVSwitch", "VSwitchId", account.vSwitch()))
                .isError(404, "InvalidVSwitchId.NotFound");
        assertThat(account.callVpc("DeleteVSwitch")).isError(400, "MissingParameter");
    }
}
