package dev.skystage.gateway.eni;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DetachNetworkInterfaceRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DetachNetworkInterfaceTest {
    @Test
    void detachesViaTheStatusDetaching(Account account, Time time) throws Exception {
        var instance = account.runningInstance();
        var eni = Interfaces.attached(account, instance, time);
        account.v3()
                .detachNetworkInterface(new DetachNetworkInterfaceRequest()
                        .setRegionId(Account.REGION)
                        .setNetworkInterfaceId(eni)
                        .setInstanceId(instance));
        assertThat(Interfaces.status(account, eni)).isEqualTo("Detaching");
        detach(account, eni, instance).assertThat().isOk(); // it is Detaching
        time.runDueTasks();
        var shown = Interfaces.shown(account, eni);
        assertThat(shown.path("Status").asString()).isEqualTo("Available");
        assertThat(shown.path("InstanceId").asString("none")).isEmpty();
        var next = account.runningInstance();
        Interfaces.call(account, "AttachNetworkInterface", eni, "InstanceId", next)
                .assertThat()
                .isOk();
    }

    @Test
    void refuses(Account account, Account other, Time time) {
        var instance = account.runningInstance();
        var eni = Interfaces.created(account);
        detach(account, Interfaces.primary(account, instance), instance)
                .assertThat()
                .isError(400, "InvalidOperation.DetachPrimaryEniNotAllowed");
        detach(account, eni, instance).assertThat().isError(400, "InvalidOperation.InvalidEniState");
        detach(account, "eni-none", instance).assertThat().isError(404, "InvalidEniId.NotFound");
        detach(account, eni, "i-none").assertThat().isError(404, "InvalidEcsId.NotFound");
        detach(other, eni, instance).assertThat().isError(404, "InvalidEcsId.NotFound");
        detach(account, eni, "").assertThat().isError(400, "MissingParameter");
        Interfaces.call(account, "AttachNetworkInterface", eni, "InstanceId", instance)
                .assertThat()
                .isOk();
        detach(account, eni, instance).assertThat().isError(400, "InvalidOperation.InvalidEniState");
        detach(account, eni, account.stoppedInstance()).assertThat().isError(400, "InvalidParameter.EniNotBelongEcs");
        time.runDueTasks();
        account.call("StopInstance", "InstanceId", instance).assertThat().isOk();
        detach(account, eni, instance).assertThat().isError(400, "InvalidOperation.InvalidEcsState");
    }

    private static Answer detach(Account account, String eni, String instance) {
        return Interfaces.call(account, "DetachNetworkInterface", eni, "InstanceId", instance);
    }
}
