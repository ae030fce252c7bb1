package dev.skystage.gateway.eni;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DeleteNetworkInterfaceRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class DeleteNetworkInterfaceTest {
    @Autowired
    JdbcClient jdbc;

    @Test
    void givesAllAddressesBack(Account account, Time time) throws Exception {
        var vSwitch = Interfaces.smallVSwitch(account, time);
        var eni = Interfaces.created(account, "VSwitchId", vSwitch, "SecondaryPrivateIpAddressCount", "3");
        assertThat(Interfaces.freeAddresses(account, vSwitch)).isZero();
        account.v3()
                .deleteNetworkInterface(new DeleteNetworkInterfaceRequest()
                        .setRegionId(Account.REGION)
                        .setNetworkInterfaceId(eni));
        assertThat(Interfaces.shown(account, eni).isMissingNode()).isTrue();
        assertThat(Interfaces.freeAddresses(account, vSwitch)).isEqualTo(4);
        assertThat(jdbc.sql("select instances from security_group_members where group_id = ?")
                        .param(account.securityGroup())
                        .query(Integer.class)
                        .single())
                .isZero();
        Interfaces.created(account, "VSwitchId", vSwitch, "SecondaryPrivateIpAddressCount", "3");
    }

    @Test
    void refusesWhatIsInUse(Account account, Account other, Time time) {
        var instance = account.runningInstance();
        var eni = Interfaces.attached(account, instance, time);
        Interfaces.call(account, "DeleteNetworkInterface", eni)
                .assertThat()
                .isError(400, "InvalidOperation.InvalidEniState");
        Interfaces.call(account, "DeleteNetworkInterface", Interfaces.primary(account, instance))
                .assertThat()
                .isError(403, "InvalidOperation.InvalidEniType");
        Interfaces.call(account, "DeleteNetworkInterface", "eni-none")
                .assertThat()
                .isError(404, "InvalidEniId.NotFound");
        Interfaces.call(other, "DeleteNetworkInterface", eni).assertThat().isError(404, "InvalidEniId.NotFound");
        Interfaces.call(account, "DeleteNetworkInterface", "").assertThat().isError(400, "MissingParameter");
    }

    @Test
    void keepsItsVSwitchAndGroupFromBeingDeleted(Account account) {
        var eni = Interfaces.created(account);
        assertThat(account.callVpc("DeleteVSwitch", "VSwitchId", account.vSwitch()))
                .isError(400, "DependencyViolation");
        assertThat(account.call("DeleteSecurityGroup", "SecurityGroupId", account.securityGroup()))
                .isError(403, "DependencyViolation");
        Interfaces.call(account, "DeleteNetworkInterface", eni).assertThat().isOk();
        account.callVpc("DeleteVSwitch", "VSwitchId", account.vSwitch())
                .assertThat()
                .isOk();
        account.call("DeleteSecurityGroup", "SecurityGroupId", account.securityGroup())
                .assertThat()
                .isOk();
    }

    /** An interface is deleted with its instance unless it is set to stay. */
    @Test
    void happensWithItsInstance(Account account, Time time) {
        var instance = account.runningInstance();
        var going = Interfaces.attached(account, instance, time);
        account.call("DeleteInstance", "InstanceId", instance, "Force", "true")
                .assertThat()
                .isOk();
        time.runDueTasks();
        assertThat(Interfaces.shown(account, going).isMissingNode()).isTrue();
        var second = account.runningInstance();
        var staying = Interfaces.attached(account, second, time);
        Interfaces.call(account, "ModifyNetworkInterfaceAttribute", staying, "DeleteOnRelease", "false")
                .assertThat()
                .isOk();
        account.call("DeleteInstance", "InstanceId", second, "Force", "true")
                .assertThat()
                .isOk();
        time.runDueTasks();
        assertThat(Interfaces.status(account, staying)).isEqualTo("Available");
        assertThat(Interfaces.freeAddresses(account, account.vSwitch())).isEqualTo(65532 - 1);
        assertThat(jdbc.sql("select used from quota where account_id = ? and name = 'network-interfaces'")
                        .param(account.id())
                        .query(Integer.class)
                        .single())
                .isOne();
    }
}
