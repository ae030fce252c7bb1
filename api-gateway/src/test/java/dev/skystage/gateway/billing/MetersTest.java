package dev.skystage.gateway.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.OwnHost;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is charged by the second, from when and until when, as the resources are used over the API. */
@StagingCloudTest
class MetersTest {
    private static final Map<String, String> LARGE = Map.of("instance", Account.INSTANCE_TYPE);
    private static final Map<String, String> SYSTEM_DISK = Map.of("system-disk", "cloud_efficiency 40 GiB");

    private final MeterFacts meters;

    private final JdbcClient jdbc;

    @Autowired
    MetersTest(JdbcClient jdbc) {
        this.jdbc = jdbc;
        meters = new MeterFacts(jdbc);
    }

    @Test
    void anInstanceIsChargedFromItsCreationToItsRelease(Account account, Time time) {
        var begun = time.now().getEpochSecond();
        var ids = account.runInstances(3);
        assertThat(ids).hasSize(3).allSatisfy(id -> {
            assertThat(meters.open(id)).isEqualTo(LARGE);
            assertThat(meters.of(id).getFirst().begun())
                    .isBetween(begun, time.now().getEpochSecond());
            assertThat(meters.open(meters.disks(id).getFirst())).isEqualTo(SYSTEM_DISK);
        });
        time.runDueTasks();
        time.advance(Duration.ofHours(2));
        var id = ids.getFirst();
        var disk = meters.disks(id).getFirst();
        var released = time.now().getEpochSecond();
        account.call("DeleteInstance", "InstanceId", id, "Force", "true")
                .assertThat()
                .isOk();
        assertThat(meters.open(id)).as("from the call on").isEmpty();
        time.runDueTasks();
        assertThat(meters.of(id)).singleElement().satisfies(meter -> {
            assertThat(meter.ended()).isBetween(released, time.now().getEpochSecond());
            assertThat(meter.ended() - meter.begun()).isGreaterThanOrEqualTo(7200);
        });
        assertThat(meters.of(disk))
                .singleElement()
                .satisfies(meter -> assertThat(meter.ended()).isPositive());
    }

    @Test
    void aStopWithoutChargeEndsInstanceAndBandwidthButNotTheDisks(Account account, Time time) {
        var id = withBandwidth(account, time, "StopCharging");
        var disk = meters.disks(id).getFirst();
        assertThat(meters.open(id)).isEmpty();
        assertThat(meters.open(disk)).isEqualTo(SYSTEM_DISK);

        account.call("StartInstance", "InstanceId", id).assertThat().isOk();

        assertThat(meters.open(id)).isEqualTo(Map.of("instance", Account.INSTANCE_TYPE, "bandwidth", "10 Mbit/s"));
        assertThat(meters.of(disk)).as("goes on as it was").hasSize(1);
    }

    @Test
    void anyOtherStopChangesNothing(Account account, Time time) {
        var id = withBandwidth(account, time, "KeepCharging");
        assertThat(meters.of(id))
                .hasSize(2)
                .allSatisfy(meter -> assertThat(meter.ended()).isZero());
    }

    private String withBandwidth(Account account, Time time, String stoppedMode) {
        var id = account.run("InternetChargeType", "PayByBandwidth", "InternetMaxBandwidthOut", "10")
                .text("/InstanceIdSets/InstanceIdSet/0");
        time.runDueTasks();
        time.advance(Duration.ofMinutes(1));
        account.call("StopInstance", "InstanceId", id, "StoppedMode", stoppedMode)
                .assertThat()
                .isOk();
        time.advance(Duration.ofMinutes(1));
        return id;
    }

    @Test
    void anotherTypeIsAnotherMeter(Account account, Time time) {
        var id = account.stoppedInstance();
        time.advance(Duration.ofMinutes(10));
        account.call("ModifyInstanceSpec", "InstanceId", id, "InstanceType", "ecs.g6.xlarge")
                .assertThat()
                .isOk();
        assertThat(meters.of(id)).hasSize(2);
        assertThat(meters.of(id).getFirst().ended())
                .as("not a second between them")
                .isEqualTo(meters.of(id).getLast().begun());
        assertThat(meters.open(id)).isEqualTo(Map.of("instance", "ecs.g6.xlarge"));
    }

    @Test
    void subscriptionsHaveNoMeters(Account account, Time time) {
        var id = account.runningInstance();
        var disk = meters.disks(id).getFirst();
        time.advance(Duration.ofMinutes(10));
        changeChargeType(account, id, "PrePaid");
        assertThat(meters.open(id)).isEmpty();
        assertThat(meters.open(disk)).isEmpty();
        time.advance(Duration.ofMinutes(10));
        changeChargeType(account, id, "PostPaid");
        assertThat(meters.open(id)).isEqualTo(LARGE);
        assertThat(meters.open(disk)).isEqualTo(SYSTEM_DISK);
        assertThat(meters.of(id)).hasSize(2);
    }

    private static void changeChargeType(Account account, String id, String type) {
        account.call(
                        "ModifyInstanceChargeType",
                        "InstanceIds",
                        "[\"" + id + "\"]",
                        "Period",
                        "1",
                        "InstanceChargeType",
                        type)
                .assertThat()
                .isOk();
    }

    @Test
    void disksByTheirSizeAndCategory(Account account, Time time) {
        var id = account.call("CreateDisk", "ZoneId", Account.ZONE, "Size", "100", "DiskCategory", "cloud_essd")
                .text("/DiskId");
        assertThat(meters.open(id)).isEqualTo(Map.of("data-disk", "cloud_essd PL1 100 GiB"));
        time.runDueTasks();
        time.advance(Duration.ofMinutes(10));
        account.call("ResizeDisk", "DiskId", id, "NewSize", "500").assertThat().isOk();
        assertThat(meters.open(id)).isEqualTo(Map.of("data-disk", "cloud_essd PL1 500 GiB"));
        account.call("ModifyDiskSpec", "DiskId", id, "PerformanceLevel", "PL2")
                .assertThat()
                .isOk();
        time.advance(Duration.ofMinutes(1));
        assertThat(meters.open(id)).isEqualTo(Map.of("data-disk", "cloud_essd PL2 500 GiB"));
        account.call("DeleteDisk", "DiskId", id).assertThat().isOk();
        assertThat(meters.open(id)).isEmpty();
    }

    @Test
    void aReplacedSystemDiskIsChargedUntilTheNewOneIs(Account account, Time time) {
        var instance = account.stoppedInstance();
        var old = meters.disks(instance).getFirst();
        time.advance(Duration.ofMinutes(10));
        var fresh = account.call("ReplaceSystemDisk", "InstanceId", instance, "ImageId", Account.IMAGE)
                .text("/DiskId");
        assertThat(meters.open(fresh)).isEmpty();
        assertThat(meters.open(old)).isEqualTo(SYSTEM_DISK);
        time.advance(Duration.ofMinutes(1));
        assertThat(meters.open(old)).isEmpty();
        assertThat(meters.open(fresh)).isEqualTo(SYSTEM_DISK);
        assertThat(meters.of(old).getLast().ended())
                .isEqualTo(meters.of(fresh).getFirst().begun());
    }

    @Test
    void elasticAddressesByBandwidthAndWhileTheyAreUnbound(Account account, Time time) {
        var instance = account.runningInstance();
        var eip = account.callVpc("AllocateEipAddress", "Bandwidth", "7").text("/AllocationId");
        assertThat(meters.open(eip)).isEqualTo(Map.of("eip", "unbound", "bandwidth", "7 Mbit/s"));
        account.callVpc("AssociateEipAddress", "AllocationId", eip, "InstanceId", instance)
                .assertThat()
                .isOk();
        time.advance(Duration.ofMinutes(1));
        assertThat(meters.open(eip)).isEqualTo(Map.of("bandwidth", "7 Mbit/s"));
        account.callVpc("ModifyEipAddressAttribute", "AllocationId", eip, "Bandwidth", "9")
                .assertThat()
                .isOk();
        assertThat(meters.open(eip)).isEqualTo(Map.of("bandwidth", "9 Mbit/s"));
        account.callVpc("UnassociateEipAddress", "AllocationId", eip)
                .assertThat()
                .isOk();
        time.advance(Duration.ofMinutes(1));
        assertThat(meters.open(eip)).isEqualTo(Map.of("eip", "unbound", "bandwidth", "9 Mbit/s"));
        account.callVpc("ReleaseEipAddress", "AllocationId", eip).assertThat().isOk();
        assertThat(meters.open(eip)).isEmpty();
    }

    @Test
    void snapshotsByTheGibOfTheirChain(Account account, Time time) {
        var disk = meters.disks(account.runningInstance()).getFirst();
        var chain = "sl-" + disk.substring(2);
        var snapshot = account.call("CreateSnapshot", "DiskId", disk).text("/SnapshotId");
        assertThat(meters.of(chain)).as("it weighs nothing yet").isEmpty();
        time.advance(Duration.ofMinutes(30));
        assertThat(meters.open(chain)).containsOnlyKeys("snapshot");
        assertThat(meters.open(chain).get("snapshot")).matches("[1-9]\\d* GiB");
        account.call("DeleteSnapshot", "SnapshotId", snapshot).assertThat().isOk();
        assertThat(meters.open(chain)).isEmpty();
    }

    @Test
    void instancesOnADedicatedHostAreFree(Account account, Time time) {
        OwnHost.forDedication(jdbc);
        var host = account.call("AllocateDedicatedHosts", "DedicatedHostType", "ddh.g6", "ZoneId", Account.ZONE)
                .text("/DedicatedHostIdSets/DedicatedHostId/0");
        assertThat(meters.open(host)).isEqualTo(Map.of("dedicated-host", "ddh.g6"));
        var instance = account.run("DedicatedHostId", host).text("/InstanceIdSets/InstanceIdSet/0");
        assertThat(meters.open(instance)).isEmpty();
        assertThat(meters.open(meters.disks(instance).getFirst())).isEqualTo(SYSTEM_DISK);
        time.runDueTasks();
        account.call("DeleteInstance", "InstanceId", instance, "Force", "true")
                .assertThat()
                .isOk();
        time.advance(Duration.ofMinutes(1));
        account.call("ReleaseDedicatedHost", "DedicatedHostId", host)
                .assertThat()
                .isOk();
        assertThat(meters.open(host)).isEmpty();
    }

    @Test
    void aRefusedCallLeavesNoMeter(Account account, Time time) {
        account.call("CreateDisk", "ZoneId", Account.ZONE, "Size", "100", "DiskCategory", "cloud_ssd", "DryRun", "true")
                .assertThat()
                .isOk();
        var id = account.runningInstance();
        account.call("DeleteInstance", "InstanceId", id, "Force", "true", "DryRun", "true")
                .assertThat()
                .isError(400, "DryRunOperation");
        assertThat(meters.open(id)).isEqualTo(LARGE);
    }
}
