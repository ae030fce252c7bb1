package dev.skystage.gateway.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Ordered trouble with tasks and places. */
@StagingCloudTest
class TaskTroubleTest {
    private static final String FAILURE = "\"kind\": \"taskFailure\"";
    private static final String NO_STOCK = "\"kind\": \"noStock\"";

    private static String status(Account account, String instanceId) {
        return account.call("DescribeInstances", "InstanceIds", "[\"" + instanceId + "\"]")
                .text("/Instances/Instance/0/Status");
    }

    @Test
    void aFailedAttemptIsRepeated(Account account, Management management, Time time) {
        var faults = new Faults(management, account);
        var instanceId = account.stoppedInstance();
        var id = faults.order("\"taskType\": \"instance.start\"", "\"count\": 1", FAILURE);
        account.call("StartInstance", "InstanceId", instanceId).assertThat().isOk();
        time.runDueTasks();
        assertThat(status(account, instanceId)).isEqualTo("Starting");
        assertThat(faults.listed(id).get("hits").asInt()).isEqualTo(1);
        time.advance(Duration.ofMinutes(1));
        assertThat(status(account, instanceId)).isEqualTo("Running");
    }

    @Test
    void afterTheLastAttemptItIsGivenUp(Account account, Management management, Time time) {
        var instanceId = account.stoppedInstance();
        var id = new Faults(management, account)
                .order("\"instance\": \"" + instanceId + "\", \"taskType\": \"instance.start\"", "", FAILURE);
        account.call("StartInstance", "InstanceId", instanceId).assertThat().isOk();
        time.advance(Duration.ofHours(2));
        assertThat(status(account, instanceId)).isEqualTo("Stopped");
        assertThat(new Faults(management, account).listed(id).get("hits").asInt())
                .isEqualTo(5);
    }

    @Test
    void aShortageIsSeenInTheStockAndNotUsedUpByLooking(Account account, Account other, Management management) {
        var faults = new Faults(management, account);
        var id = faults.order(
                "\"zone\": \"" + Account.ZONE + "\", \"instanceType\": \"" + Account.INSTANCE_TYPE + "\"",
                "\"count\": 1",
                NO_STOCK);
        assertThat(stock(account, Account.INSTANCE_TYPE)).isEqualTo("SoldOut");
        assertThat(stock(account, "ecs.g6.xlarge")).isEqualTo("Available");
        assertThat(stock(other, Account.INSTANCE_TYPE)).isEqualTo("Available");
        assertThat(faults.listed(id).get("hits").asInt()).isZero();
    }

    private static String stock(Account account, String instanceType) {
        return account.call(
                        "DescribeAvailableResource",
                        "DestinationResource",
                        "InstanceType",
                        "ZoneId",
                        Account.ZONE,
                        "InstanceType",
                        instanceType)
                .text("/AvailableZones/AvailableZone/0/AvailableResources/AvailableResource/0"
                        + "/SupportedResources/SupportedResource/0/Status");
    }

    @Test
    void tasksOfOtherPlacesAreLeftAlone(Account account, Management management, Time time) {
        new Faults(management, account).order("\"zone\": \"cn-hangzhou-b\"", "", FAILURE);
        new Faults(management, account).order("\"host\": \"nc-nowhere\"", "", FAILURE);
        new Faults(management, account).order("\"instanceType\": \"ecs.g6.xlarge\"", "", FAILURE);
        assertThat(status(account, account.runningInstance())).isEqualTo("Running");
        // once: what fails for ever is tried anew for ever, whenever a later test turns the clock
        new Faults(management, account).order("\"zone\": \"" + Account.ZONE + "\"", "\"count\": 1", FAILURE);
        var late = account.runInstances(1).getFirst();
        time.runDueTasks();
        assertThat(status(account, late)).isEqualTo("Pending");
    }

    @Test
    void aSlowTaskIsPutOffOnce(Account account, Management management, Time time) {
        var faults = new Faults(management, account);
        var instanceId = account.stoppedInstance();
        var id =
                faults.order("\"taskType\": \"instance.start\"", "", "\"kind\": \"taskSlowness\", \"delay\": \"PT1H\"");
        account.call("StartInstance", "InstanceId", instanceId).assertThat().isOk();
        time.advance(Duration.ofMinutes(59));
        assertThat(status(account, instanceId)).isEqualTo("Starting");
        time.advance(Duration.ofMinutes(2));
        assertThat(status(account, instanceId)).isEqualTo("Running");
        assertThat(faults.listed(id).get("hits").asInt()).isEqualTo(1);
    }

    @Test
    void aZoneIsSoldOut(Account account, Management management) {
        var instance = new String[] {
            "ImageId",
            Account.IMAGE,
            "InstanceType",
            Account.INSTANCE_TYPE,
            "VSwitchId",
            account.vSwitch(),
            "SecurityGroupId",
            account.securityGroup()
        };
        var faults = new Faults(management, account);
        faults.order("\"zone\": \"cn-hangzhou-b\"", "", NO_STOCK);
        faults.order("\"instanceType\": \"ecs.g6.xlarge\"", "", NO_STOCK);
        account.call("RunInstances", instance).assertThat().isOk();
        var id = faults.order("\"zone\": \"" + Account.ZONE + "\"", "\"count\": 1", NO_STOCK);
        account.call("RunInstances", instance).assertThat().isError(403, "OperationDenied.NoStock");
        assertThat(faults.listed(id).get("hits").asInt()).isEqualTo(1);
        account.call("RunInstances", instance).assertThat().isOk();
    }

    @Test
    void aHostIsPassedOver(Account account, Management management) {
        var first = account.runInstances(1).getFirst();
        var host = management.get("instances/" + first).text("/host/hostId");
        new Faults(management, account).order("\"host\": \"" + host + "\"", "", NO_STOCK);
        for (var other : account.runInstances(5)) {
            assertThat(management.get("instances/" + other).text("/host/hostId"))
                    .isNotEmpty()
                    .isNotEqualTo(host);
        }
    }
}
