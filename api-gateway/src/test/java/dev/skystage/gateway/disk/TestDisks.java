package dev.skystage.gateway.disk;

import com.aliyun.ecs20140526.models.DescribeDisksRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.Time;
import java.util.ArrayList;
import java.util.List;

/** Disks that tests start from, made through the public API. */
public final class TestDisks {
    private final Account account;
    private final Time time;

    public TestDisks(Account account, Time time) {
        this.account = account;
        this.time = time;
    }

    /** An instance in service with a system disk of the category. */
    public String instanceOn(String category) {
        var run = account.run("SystemDisk.Category", category);
        run.assertThat().isOk();
        time.runDueTasks();
        return run.text("/InstanceIdSets/InstanceIdSet/0");
    }

    /** The system disk of an instance. */
    public String system(String instanceId) {
        return account.call("DescribeDisks", "InstanceId", instanceId, "DiskType", "system")
                .text("/Disks/Disk/0/DiskId");
    }

    /** An Available disk of 20 GiB. */
    public String available(String... more) {
        var parameters = new ArrayList<>(List.of("ZoneId", Account.ZONE, "DiskCategory", "cloud_essd"));
        if (!List.of(more).contains("SnapshotId")) {
            parameters.addAll(List.of("Size", "20"));
        }
        parameters.addAll(List.of(more));
        var answer = account.call("CreateDisk", parameters.toArray(String[]::new));
        answer.assertThat().isOk();
        time.runDueTasks();
        return answer.text("/DiskId");
    }

    /** A disk of 20 GiB in use by the instance. */
    public String attached(String instanceId, String... more) {
        var diskId = available(more);
        account.call("AttachDisk", "InstanceId", instanceId, "DiskId", diskId)
                .assertThat()
                .isOk();
        time.runDueTasks();
        return diskId;
    }

    /** An Available disk of 20 GiB that several instances can share. */
    public String shared(String... more) {
        var parameters = new ArrayList<>(List.of("MultiAttach", "Enabled"));
        parameters.addAll(List.of(more));
        return available(parameters.toArray(String[]::new));
    }

    public Answer attach(String instanceId, String diskId) {
        return account.call("AttachDisk", "InstanceId", instanceId, "DiskId", diskId);
    }

    public Answer detach(String instanceId, String diskId) {
        return account.call("DetachDisk", "InstanceId", instanceId, "DiskId", diskId);
    }

    /** Instance and device of each attachment that an SDK reads. */
    public List<String> attachments(String diskId) throws Exception {
        var request = new DescribeDisksRequest().setRegionId(Account.REGION).setDiskIds("[\"" + diskId + "\"]");
        return account
                .v3()
                .describeDisks(request)
                .getBody()
                .getDisks()
                .getDisk()
                .getFirst()
                .getAttachments()
                .getAttachment()
                .stream()
                .map(attachment -> attachment.getInstanceId() + " " + attachment.getDevice())
                .toList();
    }

    /** A complete snapshot of the disk. */
    public String snapshot(String diskId) {
        var answer = account.call("CreateSnapshot", "DiskId", diskId);
        answer.assertThat().isOk();
        time.runDueTasks();
        return answer.text("/SnapshotId");
    }

    /** What DescribeDisks shows of the disk, under /Disks/Disk/0. */
    public Answer show(String diskId) {
        return account.call("DescribeDisks", "DiskIds", "[\"" + diskId + "\"]");
    }

    /** One property of the disk, "" when it is absent. */
    public String show(String diskId, String property) {
        return textOrNone(show(diskId), "/Disks/Disk/0/" + property);
    }

    /** One property of the snapshot, "" when it is absent. */
    public String showSnapshot(String snapshotId, String property) {
        var shown = account.call("DescribeSnapshots", "SnapshotIds", "[\"" + snapshotId + "\"]");
        return textOrNone(shown, "/Snapshots/Snapshot/0/" + property);
    }

    private static String textOrNone(Answer answer, String pointer) {
        return answer.has(pointer) ? answer.text(pointer) : "";
    }
}
