package dev.skystage.gateway.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
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

    @Test
    void disksOfACategoryAreSoldOut(Account account, Account other, Management management) {
        var faults = new Faults(management, account);
        var id = faults.order("\"zone\": \"" + Account.ZONE + "\"", "", NO_STOCK + ", \"diskCategory\": \"cloud_ssd\"");
        assertThat(disks(account, "SystemDisk", "cloud_ssd")).isEqualTo("SoldOut");
        assertThat(disks(account, "DataDisk", "cloud_ssd")).isEqualTo("SoldOut");
        assertThat(disks(account, "DataDisk", "cloud_essd")).isEqualTo("Available");
        assertThat(disks(other, "DataDisk", "cloud_ssd")).isEqualTo("Available");
        assertThat(faults.listed(id).get("hits").asInt()).isZero();

        account.run("SystemDisk.Category", "cloud_ssd").assertThat().isError(403, "OperationDenied.NoStock");
        account.run("DataDisk.1.Category", "cloud_ssd", "DataDisk.1.Size", "40")
                .assertThat()
                .isError(403, "OperationDenied.NoStock");
        account.run("DataDisk.1.Category", "cloud_essd", "DataDisk.1.Size", "40")
                .assertThat()
                .isOk();
        create(account, Account.ZONE, "cloud_ssd")
                .assertThat()
                .isError(403, "InvalidDataDiskCategory.NotSupported")
                .saying("Specified disk category is not supported.");
        create(account, "cn-hangzhou-b", "cloud_ssd").assertThat().isOk();
        create(account, Account.ZONE, "cloud_essd").assertThat().isOk();
        create(other, Account.ZONE, "cloud_ssd").assertThat().isOk();
        assertThat(faults.listed(id).get("hits").asInt()).isEqualTo(3);
    }

    private static Answer create(Account account, String zone, String category) {
        return account.call("CreateDisk", "ZoneId", zone, "DiskCategory", category, "Size", "40");
    }

    private static String disks(Account account, String wanted, String category) {
        return account.call(
                        "DescribeAvailableResource",
                        "DestinationResource",
                        wanted,
                        "ZoneId",
                        Account.ZONE,
                        "InstanceType",
                        Account.INSTANCE_TYPE,
                        wanted + "Category",
                        category)
                .text("/AvailableZones/AvailableZone/0/AvailableResources/AvailableResource/0"
                        + "/SupportedResources/SupportedResource/0/Status");
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
        // only once: a task that always fails would be tried for ever, whenever a later test moves the clock
        new Faults(management, account).order("\"zone\": \"" + Account.ZONE + "\"", "\"count\": 1", FAILURE);
        var late = account.runInstances(1).getFirst();
        time.runDueTasks();
        assertThat(status(account, late)).isEqualTo("Pending");
    }

    private static String disk(Account account, Time time) {
        var answer = account.call("CreateDisk", "ZoneId", Account.ZONE, "DiskCategory", "cloud_essd", "Size", "20");
        answer.assertThat().isOk();
        time.runDueTasks();
        return answer.text("/DiskId");
    }

    @Test
    void aTaskOfADiskHasThePlaceOfTheDisk(Account account, Management management, Time time) {
        var faults = new Faults(management, account);
        faults.order("\"zone\": \"cn-hangzhou-b\"", "", FAILURE);
        var id = faults.order("\"zone\": \"" + Account.ZONE + "\"", "\"count\": 1", FAILURE);
        disk(account, time);
        assertThat(faults.listed(id).get("hits").asInt()).isEqualTo(1);
    }

    @Test
    void oneOfManyTasksCanBeHit(Account account, Management management, Time time) {
        var faults = new Faults(management, account);
        var instances = account.runInstances(2);
        time.runDueTasks();
        var lucky = systemDisk(account, instances.get(0));
        var unlucky = systemDisk(account, instances.get(1));
        account.call("CreateSnapshot", "DiskId", lucky).assertThat().isOk();
        var snapshot = account.call("CreateSnapshot", "DiskId", unlucky).text("/SnapshotId");
        var task = faults.order("\"resource\": \"" + snapshot + "\"", "\"count\": 1", FAILURE);
        var call = faults.order(
                "\"resource\": \"" + unlucky + "\", \"action\": \"ResetDisk\"", "", Faults.error("ServiceUnavailable"));
        time.runDueTasks();
        assertThat(faults.listed(task).get("hits").asInt()).isEqualTo(1);
        assertThat(snapshot(account, lucky)).isEqualTo("accomplished");
        assertThat(snapshot(account, unlucky)).isEqualTo("progressing");
        account.call("ResetDisk", "DiskId", unlucky, "SnapshotId", snapshot)
                .assertThat()
                .isError(503, "ServiceUnavailable");
        assertThat(account.call("ResetDisk", "DiskId", lucky, "SnapshotId", snapshot)
                        .status())
                .isNotEqualTo(503);
        assertThat(faults.listed(call).get("hits").asInt()).isEqualTo(1);
        time.advance(Duration.ofMinutes(1));
        assertThat(snapshot(account, unlucky)).isEqualTo("accomplished");
    }

    private static String systemDisk(Account account, String instance) {
        return account.call("DescribeDisks", "InstanceId", instance).text("/Disks/Disk/0/DiskId");
    }

    private static String snapshot(Account account, String disk) {
        return account.call("DescribeSnapshots", "DiskId", disk).text("/Snapshots/Snapshot/0/Status");
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
        var faults = new Faults(management, account);
        faults.order("\"zone\": \"cn-hangzhou-b\"", "", NO_STOCK);
        faults.order("\"instanceType\": \"ecs.g6.xlarge\"", "", NO_STOCK);
        account.run().assertThat().isOk();
        var id = faults.order("\"zone\": \"" + Account.ZONE + "\"", "\"count\": 1", NO_STOCK);
        account.run().assertThat().isError(403, "OperationDenied.NoStock");
        assertThat(faults.listed(id).get("hits").asInt()).isEqualTo(1);
        account.run().assertThat().isOk();
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
