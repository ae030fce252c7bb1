package dev.skystage.gateway.image;

import static dev.skystage.gateway.image.CustomImages.shown;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.CreateImageRequest;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import dev.skystage.scheduler.simulation.Simulation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class CreateImageTest {
    private static final String ACTION = "CreateImage";

    @Autowired
    Quotas quotas;

    @Autowired
    Simulation simulation;

    @Autowired
    JdbcClient jdbc;

    @Test
    void ofAnInstanceHasASnapshotOfEveryDisk(Account account, Time time) throws Exception {
        var machine = Machine.running(account, time);
        var id = account.v3()
                .createImage(new CreateImageRequest()
                        .setRegionId(Account.REGION)
                        .setInstanceId(machine.id())
                        .setImageName("whole")
                        .setImageFamily("machines")
                        .setImageVersion("7")
                        .setDescription("all of it")
                        .setResourceGroupId("rg-1")
                        .setTag(List.of(new CreateImageRequest.CreateImageRequestTag()
                                .setKey("k")
                                .setValue("v"))))
                .getBody()
                .getImageId();
        assertThat(shown(account, id).text("/Images/Image/0/Status")).isEqualTo("Creating");
        assertThat(shown(account, id).text("/Images/Image/0/Usable")).isEqualTo("false");
        account.call("DeleteImage", "ImageId", id).assertThat().isError(403, "ImageIsCreating");
        time.runDueTasks();

        var image = shown(account, id).body().at("/Images/Image/0");
        assertThat(image.get("Status").asString()).isEqualTo("Available");
        assertThat(image.get("Usable").isBoolean() && image.get("Usable").asBoolean())
                .isTrue(); // Terraform waits for this
        assertThat(image.get("Progress").asString()).isEqualTo("100%");
        assertThat(image.get("ImageName").asString()).isEqualTo("whole");
        assertThat(image.get("ImageFamily").asString()).isEqualTo("machines");
        assertThat(image.get("ImageVersion").asString()).isEqualTo("7");
        assertThat(image.get("Description").asString()).isEqualTo("all of it");
        assertThat(image.get("ResourceGroupId").asString()).isEqualTo("rg-1");
        assertThat(image.get("Platform").asString()).isEqualTo("Aliyun");
        assertThat(image.get("Size").asInt()).isEqualTo(40);
        var disks =
                image.at("/DiskDeviceMappings/DiskDeviceMapping").valueStream().toList();
        assertThat(disks)
                .extracting(disk -> disk.get("Device").asString() + " "
                        + disk.get("Type").asString() + " " + disk.get("Size").asString())
                .containsExactly("/dev/xvda system 40", "/dev/xvdb data 60");
        for (var disk : disks) {
            var snapshot = account.call(
                    "DescribeSnapshots",
                    "SnapshotIds",
                    "[\"" + disk.get("SnapshotId").asString() + "\"]");
            assertThat(snapshot.text("/Snapshots/Snapshot/0/Status")).isEqualTo("accomplished");
            assertThat(snapshot.text("/Snapshots/Snapshot/0/Usage")).isEqualTo("image");
            assertThat(snapshot.text("/Snapshots/Snapshot/0/SourceDiskType"))
                    .isEqualTo(disk.get("Type").asString());
        }
        assertThat(account.call(
                                "DescribeImages",
                                "SnapshotId",
                                disks.getLast().get("SnapshotId").asString())
                        .text("/Images/Image/0/ImageId"))
                .isEqualTo(id);
    }

    @Test
    void anInstanceOfTheImageGetsItsDisks(Account account, Time time) {
        var image = of(account, Machine.running(account, time).id(), time);
        var copy = Machine.of(account, time, image);
        assertThat(copy.disks())
                .extracting(disk -> disk.get("Device").asString() + " "
                        + disk.get("Size").asInt() + " " + disk.get("Category").asString())
                .containsExactly("/dev/xvda 40 cloud_efficiency", "/dev/xvdb 60 cloud_efficiency");
        assertThat(copy.disks().getLast().get("SourceSnapshotId").asString())
                .isEqualTo(shown(account, image)
                        .text("/Images/Image/0/DiskDeviceMappings/DiskDeviceMapping/1/SnapshotId"));

        var larger = Machine.of(
                account,
                time,
                image,
                "DataDisk.1.Device",
                "/dev/vdb",
                "DataDisk.1.Size",
                "80",
                "DataDisk.1.Category",
                "cloud_ssd",
                "DataDisk.2.Size",
                "20");
        assertThat(larger.disks())
                .extracting(disk -> disk.get("Device").asString() + " "
                        + disk.get("Size").asInt() + " " + disk.get("Category").asString())
                .containsExactly("/dev/xvda 40 cloud_efficiency", "/dev/xvdb 80 cloud_ssd", "/dev/xvdc 20 cloud");
        Machine.run(account, image, "DataDisk.1.Device", "/dev/xvdb", "DataDisk.1.Size", "59")
                .assertThat()
                .isError(403, "InvalidDiskSize.TooSmall");
    }

    /** The image waits for the last of its snapshots, and its progress shows that. */
    @Test
    void takesAsLongAsItsSnapshots(Account account, Time time) {
        var machine = Machine.running(account, time);
        simulation.scale(1);
        try {
            var id = account.call(ACTION, "InstanceId", machine.id()).text("/ImageId");
            time.advance(Duration.ofSeconds(40));
            var progress = shown(account, id).text("/Images/Image/0/Progress");
            assertThat(Integer.parseInt(progress.replace("%", ""))).isBetween(30, 80);
            time.advance(Duration.ofSeconds(90));
            assertThat(shown(account, id).text("/Images/Image/0/Status")).isEqualTo("Available");
        } finally {
            simulation.scale(0);
        }
    }

    @Test
    void anImageWhoseSnapshotCannotBeMadeHasFailed(Account account, Time time) {
        var machine = Machine.running(account, time);
        var usual = simulation.profile("snapshot.make");
        var id = account.call(ACTION, "InstanceId", machine.id()).text("/ImageId");
        simulation.set("snapshot.make", new Simulation.Profile(usual.delay(), usual.jitter(), 1, usual.maxAttempts()));
        try {
            time.advance(Duration.ofMinutes(10));
        } finally {
            simulation.set("snapshot.make", usual);
        }
        assertThat(shown(account, id).text("/Images/Image/0/Status")).isEqualTo("CreateFailed");
        assertThat(shown(account, id).text("/Images/Image/0/Progress")).isEqualTo("0%");
        account.call("DeleteImage", "ImageId", id).assertThat().isOk();
    }

    @Test
    void ofASystemDisksSnapshot(Account account, Time time) {
        var machine = Machine.running(account, time);
        var snapshot = machine.snapshot(0);
        account.call(ACTION, "SnapshotId", snapshot).assertThat().isError(403, "InvalidSnapshotId.NotReady");
        time.runDueTasks();
        var id = account.call(ACTION, "SnapshotId", snapshot).text("/ImageId");
        time.runDueTasks();
        var image = shown(account, id).body().at("/Images/Image/0");
        assertThat(image.get("Status").asString()).isEqualTo("Available");
        assertThat(image.get("OSName").asString()).isEqualTo("Alibaba Cloud Linux  3.2104 LTS 64 bit");
        assertThat(image.at("/DiskDeviceMappings/DiskDeviceMapping").size()).isOne();
        assertThat(image.at("/DiskDeviceMappings/DiskDeviceMapping/0/SnapshotId")
                        .asString())
                .isEqualTo(snapshot);
    }

    @Test
    void ofDisksPutTogether(Account account, Time time) {
        var machine = Machine.running(account, time);
        var system = machine.snapshot(0);
        var data = machine.snapshot(1);
        time.runDueTasks();
        var put = account.call(
                ACTION,
                "DiskDeviceMapping.1.SnapshotId",
                system,
                "DiskDeviceMapping.1.Size",
                "50",
                "DiskDeviceMapping.2.SnapshotId",
                data,
                "DiskDeviceMapping.2.Device",
                "/dev/vdd",
                "DiskDeviceMapping.3.Size",
                "20",
                "SnapshotId",
                "not looked at");
        put.assertThat().isOk();
        time.runDueTasks();
        var image = shown(account, put.text("/ImageId")).body().at("/Images/Image/0");
        assertThat(image.get("Status").asString()).isEqualTo("Available");
        assertThat(image.get("Size").asInt()).isEqualTo(50);
        assertThat(image.at("/DiskDeviceMappings/DiskDeviceMapping").valueStream())
                .extracting(disk ->
                        disk.get("Device").asString() + " " + disk.get("Size").asString() + " "
                                + disk.get("SnapshotId").asString())
                .containsExactlyInAnyOrder("/dev/xvda 50 " + system, "/dev/xvdd 60 " + data, "/dev/xvdb 20 ");
        var other = account.call(
                ACTION,
                "DiskDeviceMapping.1.SnapshotId",
                data,
                "DiskDeviceMapping.1.DiskType",
                "system",
                "Platform",
                "Ubuntu",
                "Architecture",
                "arm64");
        time.runDueTasks();
        var strange = shown(account, other.text("/ImageId")).body().at("/Images/Image/0");
        assertThat(strange.get("Platform").asString()).isEqualTo("Ubuntu");
        assertThat(strange.get("Architecture").asString()).isEqualTo("arm64");
        assertThat(strange.get("Size").asInt()).isEqualTo(60);
        var windows = account.call(
                ACTION,
                "DiskDeviceMapping.1.SnapshotId",
                data,
                "DiskDeviceMapping.1.DiskType",
                "system",
                "Platform",
                "Windows Server 2019");
        time.runDueTasks();
        assertThat(shown(account, windows.text("/ImageId")).text("/Images/Image/0/OSType"))
                .isEqualTo("windows");
    }

    @Test
    void theSystemDiskOfAnImageKeepsItsSystem(Account account, Time time) {
        var snapshot = Machine.running(account, time).snapshot(0);
        time.runDueTasks();
        for (var way : new String[] {"SnapshotId", "DiskDeviceMapping.1.SnapshotId"}) {
            var made = account.call(ACTION, way, snapshot, "Platform", "Ubuntu", "Architecture", "arm64");
            time.runDueTasks();
            var image = shown(account, made.text("/ImageId")).body().at("/Images/Image/0");
            assertThat(image.get("Platform").asString()).isEqualTo("Aliyun");
            assertThat(image.get("Architecture").asString()).isEqualTo("x86_64");
        }
    }

    /**
     * packer-provider#37: there is no image of an instance with a local disk, but one of a snapshot of its system disk.
     */
    @Test
    void localDisksHaveNoImage(Account account, Time time) {
        var machine = Machine.running(account, time);
        jdbc.sql("update disk set category = 'ephemeral_ssd' where instance_id = ? and type = 'data'")
                .param(machine.id())
                .update();
        account.call(ACTION, "InstanceId", machine.id()).assertThat().isError(400, "InvalidDiskCategory.CreateImage");
        var snapshot = machine.snapshot(0);
        time.runDueTasks();
        account.call(ACTION, "SnapshotId", snapshot).assertThat().isOk();
    }

    @Test
    void typesWithLocalDisksHaveNone(Account account, Time time) {
        var instance = account.runInstances(1, "ecs.i2.xlarge").getFirst();
        time.runDueTasks();
        account.call(ACTION, "InstanceId", instance).assertThat().isError(400, "InvalidDiskCategory.CreateImage");
        time.advance(Duration.ofHours(2));
        var system = account.call("DescribeDisks", "InstanceId", instance, "DiskType", "system")
                .text("/Disks/Disk/0/DiskId");
        var snapshot = account.call("CreateSnapshot", "DiskId", system).text("/SnapshotId");
        time.runDueTasks();
        account.call(ACTION, "SnapshotId", snapshot).assertThat().isOk();
    }

    @ParameterizedTest
    @CsvSource({
        "RegionId, cn-nowhere, 404, InvalidRegionId.NotFound",
        "ImageName, 1st, 400, InvalidImageName.Malformed",
        "Description, http://x, 400, InvalidDescription.Malformed",
        "ImageVersion, 12345678901234567890123456789012345678901, 400, InvalidImageVersion.Malformed",
        "ImageFamily, acs:x, 400, InvalidParameter",
        "Architecture, vax, 400, InvalidArchitecture.Malformed",
        "BootMode, Tape, 400, InvalidParameter"
    })
    void wrongValues(String parameter, String value, int status, String code, Account account) {
        account.call(ACTION, "SnapshotId", "s-none", parameter, value)
                .assertThat()
                .isError(status, code);
    }

    @Test
    void refusesInstances(Account account, Account stranger, Time time) {
        var machine = Machine.running(account, time);
        stranger.call(ACTION, "InstanceId", machine.id()).assertThat().isError(400, "InvalidInstanceId.NotFound");
        account.call(ACTION, "InstanceId", machine.id(), "RegionId", "cn-beijing")
                .assertThat()
                .isError(400, "InvalidInstanceId.NotFound");
        machine.snapshot(1);
        account.call(ACTION, "InstanceId", machine.id())
                .assertThat()
                .isError(403, "IncorrectDiskStatus.CreatingSnapshot");
        time.runDueTasks();
        quotas.setMaximum(account.id(), Account.REGION, Quota.SNAPSHOTS_PER_DISK, 1);
        account.call(ACTION, "InstanceId", machine.id()).assertThat().isError(403, "QuotaExceed.Snapshot");
        quotas.setMaximum(account.id(), Account.REGION, Quota.SNAPSHOTS_PER_DISK, null);
        jdbc.sql("update disk set status = 'RE_INITING' where instance_id = ? and type = 'data'")
                .param(machine.id())
                .update();
        account.call(ACTION, "InstanceId", machine.id()).assertThat().isError(403, "IncorrectDiskStatus");
        jdbc.sql("update disk set status = 'IN_USE' where instance_id = ?")
                .param(machine.id())
                .update();
        quotas.setMaximum(account.id(), Account.REGION, Quota.IMAGES, 0);
        account.call(ACTION, "InstanceId", machine.id()).assertThat().isError(403, "QuotaExceed.Image");
        assertThat(account.call("DescribeSnapshots").text("/TotalCount"))
                .as("a refusal leaves no snapshot behind")
                .isEqualTo("1");
        account.call("StopInstance", "InstanceId", machine.id()).assertThat().isOk();
        account.call(ACTION, "InstanceId", machine.id()).assertThat().isError(400, "IncorrectInstanceStatus");
        jdbc.sql("update instance set locks = '{security}' where id = ?")
                .param(machine.id())
                .update();
        account.call(ACTION, "InstanceId", machine.id()).assertThat().isError(400, "InstanceLockedForSecurity");
    }

    @Test
    void refusesSnapshots(Account account, Account stranger, Time time) {
        var machine = Machine.running(account, time);
        var system = machine.snapshot(0);
        var data = machine.snapshot(1);
        time.runDueTasks();
        account.call(ACTION)
                .assertThat()
                .isError(400, "MissingParameter")
                .saying("SnapshotId or InstanceId or DiskDeviceMapping");
        stranger.call(ACTION, "SnapshotId", system).assertThat().isError(404, "InvalidSnapshotId.NotFound");
        account.call(ACTION, "SnapshotId", data)
                .assertThat()
                .isError(403, "OperationDenied")
                .saying("not from system disk");
        var one = "DiskDeviceMapping.1.SnapshotId";
        var two = "DiskDeviceMapping.2.SnapshotId";
        account.call(ACTION, one, "s-none").assertThat().isError(404, "InvalidSnapshotId.NotFound");
        account.call(ACTION, one, data)
                .assertThat()
                .isError(400, "OperationDenied")
                .saying("does not contain system disk snapshot");
        account.call(ACTION, one, system, two, system)
                .assertThat()
                .isError(400, "OperationDenied")
                .saying("two or more system disk snapshots");
        account.call(ACTION, one, system, "DiskDeviceMapping.1.Size", "39")
                .assertThat()
                .isError(400, "InvalidSize.ValueNotSupported");
        account.call(ACTION, one, system, "DiskDeviceMapping.2.Size", "4")
                .assertThat()
                .isError(400, "InvalidSize.ValueNotSupported");
        account.call(ACTION, one, system, two, data, "DiskDeviceMapping.2.Device", "/dev/sdb")
                .assertThat()
                .isError(400, "InvalidDevice.Malformed");
        account.call(ACTION, one, system, two, data, "DiskDeviceMapping.2.Device", "/dev/vda")
                .assertThat()
                .isError(400, "InvalidDevice.InUse");
        account.call(ACTION, one, system, "DiskDeviceMapping.1.DiskType", "tape")
                .assertThat()
                .isError(400, "InvalidDiskType.ValueNotSupported");
        account.call(ACTION, "SnapshotId", system, "Platform", "VMS")
                .assertThat()
                .isError(400, "InvalidPlatform.Malformed");
        CustomImages.refuseTagsAndGroups(account, ACTION, "SnapshotId", system);
        account.call(ACTION, "SnapshotId", system, "ImageName", "taken")
                .assertThat()
                .isOk();
        account.call(ACTION, "SnapshotId", system, "ImageName", "taken")
                .assertThat()
                .isError(400, "InvalidImageName.Duplicated");
        jdbc.sql("update snapshot set encrypted = true where id = ?")
                .param(system)
                .update();
        account.call(ACTION, "SnapshotId", system)
                .assertThat()
                .isError(400, "OperationDenied")
                .saying("from an encrypted snapshot");
    }

    @Test
    void aTokenMakesOneImage(Account account, Time time) {
        var snapshot = Machine.running(account, time).snapshot(0);
        time.runDueTasks();
        var first = account.call(ACTION, "SnapshotId", snapshot, "ClientToken", "t");
        var again = account.call(ACTION, "SnapshotId", snapshot, "ClientToken", "t");
        assertThat(again.text("/ImageId")).isEqualTo(first.text("/ImageId"));
    }

    private static String of(Account account, String instanceId, Time time) {
        Answer answer = account.call(ACTION, "InstanceId", instanceId);
        answer.assertThat().isOk();
        time.runDueTasks();
        return answer.text("/ImageId");
    }
}
