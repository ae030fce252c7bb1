package dev.skystage.gateway.instance;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.ModifyInstanceMaintenanceAttributesRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StagingCloudTest
class ModifyInstanceMaintenanceAttributesTest {
    private static final String ACTION = "ModifyInstanceMaintenanceAttributes";

    @Test
    void changesWhatIsGivenAndNothingElse(Account account) throws Exception {
        var instances = account.runInstances(2);
        account.v3()
                .modifyInstanceMaintenanceAttributes(new ModifyInstanceMaintenanceAttributesRequest()
                        .setRegionId(Account.REGION)
                        .setInstanceId(instances)
                        .setActionOnMaintenance("Stop")
                        .setMaintenanceWindow(List.of(
                                new ModifyInstanceMaintenanceAttributesRequest
                                                .ModifyInstanceMaintenanceAttributesRequestMaintenanceWindow()
                                        .setStartTime("23:00:00")
                                        .setEndTime("05:00:00"))));
        modify(account, instances.get(0), "NotifyOnMaintenance", "true")
                .assertThat()
                .isOk();

        for (var instance : instances) {
            var shown = account.call("DescribeInstanceMaintenanceAttributes", "InstanceId.1", instance)
                    .body()
                    .at("/MaintenanceAttributes/MaintenanceAttribute/0");
            assertThat(shown.at("/ActionOnMaintenance/Value").asString()).isEqualTo("Stop");
            assertThat(shown.at("/MaintenanceWindows/MaintenanceWindow/0/StartTime")
                            .asString())
                    .isEqualTo("23:00:00");
            assertThat(shown.at("/MaintenanceWindows/MaintenanceWindow/0/EndTime")
                            .asString())
                    .isEqualTo("05:00:00");
            assertThat(shown.at("/NotifyOnMaintenance").asBoolean()).isEqualTo(instance.equals(instances.get(0)));
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            MaintenanceWindow.1.StartTime, 02:00:00, MaintenanceWindow.1.EndTime, 02:00:00
            MaintenanceWindow.1.StartTime, 02:30:00, MaintenanceWindow.1.EndTime, 03:00:00
            MaintenanceWindow.1.StartTime, 02:00:00, MaintenanceWindow.1.EndTime, 24:00:00
            MaintenanceWindow.1.StartTime, 02:00:00, ActionOnMaintenance,         Stop
            ActionOnMaintenance,           Stop,     MaintenanceWindow.1.EndTime, 02:00:00
            ActionOnMaintenance,           Explode,  NotifyOnMaintenance,         true
            ActionOnMaintenance,           AutoRedeploy, NotifyOnMaintenance,     true
            """)
    void refusesWhatCannotBe(String one, String value, String other, String otherValue, Account account) {
        modify(account, account.runningInstance(), one, value, other, otherValue)
                .assertThat()
                .isError(403, "InvalidParameter");
    }

    @Test
    void refusesUnknownInstances(Account account, Account other) {
        modify(account, other.runningInstance(), "ActionOnMaintenance", "Stop")
                .assertThat()
                .isError(404, "InvalidInstanceId.NotFound");
        account.call(ACTION).assertThat().isError(400, "MissingParameter");
        var ids = new ArrayList<String>();
        for (var i = 1; i <= 101; i++) {
            ids.addAll(List.of("InstanceId." + i, "i-" + i));
        }
        account.call(ACTION, ids.toArray(String[]::new))
                .assertThat()
                .isError(403, "InvalidParameter")
                .saying("InstanceId");
    }

    private static Answer modify(Account account, String instance, String... more) {
        var parameters = new ArrayList<>(List.of("InstanceId.1", instance));
        parameters.addAll(List.of(more));
        return account.call(ACTION, parameters.toArray(String[]::new));
    }
}
