package dev.skystage.gateway.billing;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A stopped instance with everything that an action of the matrices needs, made before anything is locked; and the
 * actions on it. Locks are put on over the management port.
 */
final class LockedMachine {
    private static final Set<String> ON_FREE_DISKS = Set.of("AttachDisk", "DeleteDisk", "CreateSnapshot", "ReInitDisk");
    private static final Set<String> ON_SNAPSHOTS =
            Set.of("DeleteSnapshot", "DeleteImage", "DescribeSnapshotAttribute", "ResetDisk");

    /** These need disks that have been used. */
    private static final Set<String> MAKES_SNAPSHOTS = Set.of("CreateSnapshot", "CreateImage");

    private final Account account;
    private final Time time;
    private final Management management;
    private final String instance;
    private final List<String> disks = new ArrayList<>();
    private final String data;
    private String free = "";
    private String snapshot = "";
    private String group = "";

    LockedMachine(String action, Account account, Time time, Management management) {
        this.account = account;
        this.time = time;
        this.management = management;
        instance = create(account).text("/InstanceId");
        data = disk("data");
        disks.addAll(List.of(disk("system"), data));
        if (ON_FREE_DISKS.contains(action)) {
            free = account.call("CreateDisk", "ZoneId", Account.ZONE, "Size", "40", "DiskCategory", "cloud_ssd")
                    .text("/DiskId");
            time.runDueTasks();
            disks.add(free);
        }
        if (ON_SNAPSHOTS.contains(action) || MAKES_SNAPSHOTS.contains(action)) {
            use();
        }
        if (ON_SNAPSHOTS.contains(action)) {
            snapshot = account.call("CreateSnapshot", "DiskId", action.equals("DeleteImage") ? disks.getFirst() : data)
                    .text("/SnapshotId");
            time.advance(Duration.ofMinutes(30));
        }
        switch (action) {
            case "LeaveSecurityGroup" -> {
                group = group();
                account.call("JoinSecurityGroup", "InstanceId", instance, "SecurityGroupId", group);
            }
            case "RevokeSecurityGroup" -> perform("AuthorizeSecurityGroup");
            default -> {
                // other actions need nothing more
            }
        }
    }

    /** A new instance of the account, shut down, with a data disk and bandwidth. */
    static Answer create(Account account) {
        return account.call(
                "CreateInstance",
                account.usual(
                        "InternetMaxBandwidthOut", "5", "DataDisk.1.Size", "40", "DataDisk.1.Category", "cloud_ssd"));
    }

    private void use() {
        time.runDueTasks();
        account.call("StartInstance", "InstanceId", instance).assertThat().isOk();
        time.runDueTasks();
        account.call("StopInstance", "InstanceId", instance).assertThat().isOk();
        time.runDueTasks();
    }

    private String disk(String type) {
        return account.call("DescribeDisks", "InstanceId", instance, "DiskType", type)
                .text("/Disks/Disk/0/DiskId");
    }

    private String group() {
        return account.call("CreateSecurityGroup", "VpcId", account.vpcId()).text("/SecurityGroupId");
    }

    void lockInstance(String reason) {
        lock("instances/" + instance, reason);
    }

    void lockDisks(String reason) {
        disks.forEach(disk -> lock("disks/" + disk, reason));
    }

    private void lock(String path, String reason) {
        var answer = management.post(path + "/lock", "{\"reason\": \"" + reason + "\"}");
        if (answer.status() != 200) {
            throw new AssertionError(path + ": " + answer.body());
        }
    }

    void unlock(String reason) {
        management.delete("instances/" + instance + "/lock?reason=" + reason);
        disks.forEach(disk -> management.delete("disks/" + disk + "/lock?reason=" + reason));
    }

    /** Ends what the call has begun, so that disks and instance are ready for the next call. */
    private Answer settled(Supplier<Answer> call) {
        var answer = call.get();
        time.runDueTasks();
        return answer;
    }

    /** Calls an action, with the disk in use where it needs one. */
    Answer perform(String action) {
        return settled(() -> call(action));
    }

    /** Calls an action with a disk that is not in use. */
    Answer performOnFreeDisk(String action) {
        return account.call(action, "DiskId", free);
    }

    private Answer call(String action) {
        return switch (action) {
            case "AttachDisk" -> account.call(action, "InstanceId", instance, "DiskId", free);
            case "AuthorizeSecurityGroup", "RevokeSecurityGroup" ->
                account.call(
                        action,
                        "SecurityGroupId",
                        account.securityGroup(),
                        "IpProtocol",
                        "tcp",
                        "PortRange",
                        "22/22",
                        "SourceCidrIp",
                        "10.0.0.0/8");
            case "CreateDisk" ->
                account.call(action, "ZoneId", Account.ZONE, "Size", "40", "DiskCategory", "cloud_ssd");
            case "CreateInstance" -> create(account);
            case "CreateSecurityGroup" -> account.call(action, "VpcId", account.vpcId());
            case "CreateSnapshot", "ReInitDisk", "DetachDisk" -> account.call(action, with("DiskId", data, action));
            case "DeleteDisk" -> account.call(action, "DiskId", free);
            case "DeleteImage" -> account.call(action, "ImageId", image());
            case "DeleteSecurityGroup" -> account.call(action, "SecurityGroupId", group());
            case "DeleteSnapshot" -> account.call(action, "SnapshotId", snapshot);
            case "DescribeInstanceMonitorData" ->
                account.call(
                        action,
                        "InstanceId",
                        instance,
                        "StartTime",
                        time.now()
                                .minus(Duration.ofHours(1))
                                .truncatedTo(ChronoUnit.MINUTES)
                                .toString(),
                        "EndTime",
                        time.now().truncatedTo(ChronoUnit.MINUTES).toString());
            case "DescribeSecurityGroupAttribute" -> account.call(action, "SecurityGroupId", account.securityGroup());
            case "DescribeSnapshotAttribute" ->
                account.call("DescribeSnapshots", "SnapshotIds", "[\"" + snapshot + "\"]");
            case "JoinSecurityGroup" -> account.call(action, "InstanceId", instance, "SecurityGroupId", group());
            case "LeaveSecurityGroup" -> account.call(action, "InstanceId", instance, "SecurityGroupId", group);
            case "ModifyAutoSnapshotPolicy" -> account.call(action, "SystemDiskPolicyEnabled", "false");
            case "ModifyDiskAttribute" -> account.call(action, "DiskId", data, "DiskName", "renamed");
            case "ModifyInstanceAttribute" -> account.call(action, "InstanceId", instance, "InstanceName", "renamed");
            case "ModifyInstanceSpec" -> account.call(action, "InstanceId", instance, "InstanceType", "ecs.g6.xlarge");
            case "ReplaceSystemDisk" -> account.call(action, "InstanceId", instance, "ImageId", Account.IMAGE);
            case "ResetDisk" -> account.call(action, "DiskId", data, "SnapshotId", snapshot);
            case "AllocatePublicIpAddress",
                    "CreateImage",
                    "DeleteInstance",
                    "RebootInstance",
                    "StartInstance",
                    "StopInstance" -> account.call(action, "InstanceId", instance);
            default -> account.call(action);
        };
    }

    private String[] with(String name, String value, String action) {
        return action.equals("DetachDisk")
                ? new String[] {name, value, "InstanceId", instance}
                : new String[] {name, value};
    }

    private String image() {
        var image = account.call("CreateImage", "SnapshotId", snapshot).text("/ImageId");
        time.advance(Duration.ofMinutes(30));
        return image;
    }

    /** Removes everything, so that there is room for the next ones. */
    void remove() {
        disks.forEach(disk -> account.call("ModifyDiskAttribute", "DiskId", disk, "DeleteWithInstance", "true"));
        account.call("DeleteInstance", "InstanceId", instance, "Force", "true");
        time.runDueTasks();
        account.call("DeleteDisk", "DiskId", free);
    }
}
