package dev.skystage.gateway.lifecycle;

import dev.skystage.controlplane.api.Product;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A way to a task of a type.
 *
 * @param due makes a resource of the account for which only such a task is due; returns its id
 * @param end its status when all goes well; {@link #GONE} when it does not exist any more then
 * @param givenUp its honest status at the end, when all attempts have failed
 */
record Scenario(String type, String name, Function<Account, String> due, String end, String givenUp) {
    static final String GONE = "gone";

    /**
     * The ways to all tasks; a handler that is missing here fails the test.
     *
     * @param failHost makes the host of an instance fail, on which it is alone
     * @param ask asks the owner of an instance whether it may be moved
     */
    static List<Scenario> all(Runnable step, UnaryOperator<String> failHost, UnaryOperator<String> ask) {
        Function<Account, String> imported = account -> ok(account.call(
                        "ImportImage", "DiskDeviceMapping.1.OSSBucket", "b", "DiskDeviceMapping.1.OSSObject", "o"))
                .text("/ImageId");
        var leaving = called(account -> ask.apply(account.runningInstance()), "RedeployInstance");
        Function<Account, String> pending = account -> account.runInstances(1).getFirst();
        Function<Account, String> created = account ->
                create(account, "CreateInstance", "DataDisk.1.Size", "20").text("/InstanceId");
        Function<Account, String> lasting = account -> create(
                        account,
                        "RunInstances",
                        "DataDisk.1.Size",
                        "20",
                        "DataDisk.1.DeleteWithInstance",
                        "false",
                        "InternetMaxBandwidthOut",
                        "5")
                .text("/InstanceIdSets/InstanceIdSet/0");
        return List.of(
                new Scenario("image.import", "ImportImage", imported, "AVAILABLE", "CREATE_FAILED"),
                new Scenario("image.import", "CancelTask", cancelledImport(imported), GONE, "CREATE_FAILED"),
                new Scenario("image.export", "ExportImage", exported(then(imported, step)), "AVAILABLE", "AVAILABLE"),
                new Scenario("image.create", "CreateImage", ofSnapshot(step), "AVAILABLE", "CREATE_FAILED"),
                new Scenario("image.copy", "CopyImage", copied(then(imported, step)), "AVAILABLE", "CREATE_FAILED"),
                new Scenario("instance.provision", "RunInstances", pending, "RUNNING", GONE),
                new Scenario("instance.provision", "RunInstances with a disk that stays", lasting, "RUNNING", GONE),
                new Scenario("instance.start", "RunInstances", then(pending, step), "RUNNING", "STOPPED"),
                new Scenario(
                        "instance.start",
                        "StartInstance",
                        called(Account::stoppedInstance, "StartInstance"),
                        "RUNNING",
                        "STOPPED"),
                new Scenario(
                        "instance.start",
                        "StartInstance after StopCharging",
                        called(
                                then(
                                        called(Account::runningInstance, "StopInstance", "StoppedMode", "StopCharging"),
                                        step),
                                "StartInstance"),
                        "RUNNING",
                        "STOPPED"),
                new Scenario(
                        "instance.stop",
                        "KeepCharging",
                        called(Account::runningInstance, "StopInstance", "StoppedMode", "KeepCharging"),
                        "STOPPED",
                        "STOPPED"),
                new Scenario(
                        "instance.stop",
                        "StopCharging",
                        called(Account::runningInstance, "StopInstance", "StoppedMode", "StopCharging"),
                        "STOPPED",
                        "STOPPED"),
                new Scenario(
                        "instance.reboot",
                        "RebootInstance",
                        called(Account::runningInstance, "RebootInstance"),
                        "RUNNING",
                        "STOPPED"),
                new Scenario(
                        "instance.recover",
                        "the failure of its host",
                        account -> failHost.apply(account.runningInstance()),
                        "RUNNING",
                        "STOPPED"),
                new Scenario("instance.leave-host", "RedeployInstance", leaving, "RUNNING", "STOPPED"),
                new Scenario("instance.redeploy", "RedeployInstance", then(leaving, step), "RUNNING", "STOPPED"),
                new Scenario(
                        "instance.redeploy",
                        "RedeployInstance of a stopped one",
                        called(account -> ask.apply(account.stoppedInstance()), "RedeployInstance"),
                        "RUNNING",
                        "STOPPED"),
                new Scenario("instance.release", "DeleteInstance", called(created, "DeleteInstance"), GONE, GONE),
                new Scenario(
                        "instance.release",
                        "DeleteInstance with a disk that stays",
                        called(then(then(lasting, step), step), "DeleteInstance", "Force", "true"),
                        GONE,
                        GONE),
                new Scenario("eni.attach", "AttachNetworkInterface", Scenario::attached, "IN_USE", "AVAILABLE"),
                new Scenario(
                        "eni.detach",
                        "DetachNetworkInterface",
                        account -> {
                            var eni = attached(account);
                            step.run();
                            var instance = account.call("DescribeNetworkInterfaces", "NetworkInterfaceId.1", eni)
                                    .text("/NetworkInterfaceSets/NetworkInterfaceSet/0/InstanceId");
                            ok(account.call(
                                    "DetachNetworkInterface", "NetworkInterfaceId", eni, "InstanceId", instance));
                            return eni;
                        },
                        "AVAILABLE",
                        "IN_USE"),
                new Scenario("eip.associate", "AssociateEipAddress", Scenario::bound, "IN_USE", "AVAILABLE"),
                new Scenario(
                        "eip.unassociate",
                        "UnassociateEipAddress",
                        account -> {
                            var eip = bound(account);
                            step.run();
                            ok(account.callVpc("UnassociateEipAddress", "AllocationId", eip));
                            return eip;
                        },
                        "AVAILABLE",
                        "IN_USE"),
                new Scenario(
                        "network.vpc-available",
                        "CreateVpc",
                        account -> ok(account.callVpc("CreateVpc")).text("/VpcId"),
                        "AVAILABLE",
                        "AVAILABLE"),
                new Scenario(
                        "network.vswitch-available",
                        "CreateVSwitch",
                        account -> ok(account.callVpc(
                                        "CreateVSwitch",
                                        "VpcId",
                                        account.vpcId(),
                                        "ZoneId",
                                        Account.ZONE,
                                        "CidrBlock",
                                        "172.20.0.0/16"))
                                .text("/VSwitchId"),
                        "AVAILABLE",
                        "AVAILABLE"),
                new Scenario(
                        "network.route-entry-available",
                        "CreateRouteEntry",
                        account -> routed(account, account.runningInstance()),
                        "AVAILABLE",
                        "AVAILABLE"),
                new Scenario("edge.create", "CreateInstance of ENS", Scenario::edge, "RUNNING", "RUNNING"),
                new Scenario("disk.create", "CreateDisk", account -> freeDisk(account), "AVAILABLE", "AVAILABLE"),
                new Scenario(
                        "disk.create-attached",
                        "CreateDisk of an instance",
                        account -> diskOfASubscription(account, step),
                        "IN_USE",
                        "IN_USE"),
                new Scenario("disk.attach", "AttachDisk", account -> attached(account, step), "IN_USE", "AVAILABLE"),
                new Scenario(
                        "disk.detach",
                        "DetachDisk",
                        account -> {
                            var diskId = attached(account, step);
                            step.run();
                            var instanceId = account.call("DescribeDisks", "DiskIds", "[\"" + diskId + "\"]")
                                    .text("/Disks/Disk/0/InstanceId");
                            ok(account.call("DetachDisk", "InstanceId", instanceId, "DiskId", diskId));
                            return diskId;
                        },
                        "AVAILABLE",
                        "IN_USE"),
                new Scenario(
                        "disk.attach-shared",
                        "AttachDisk of a shared disk",
                        account -> shared(account, step),
                        "IN_USE",
                        "AVAILABLE"),
                new Scenario(
                        "disk.detach-shared",
                        "DetachDisk of a shared disk",
                        account -> {
                            var diskId = shared(account, step);
                            step.run();
                            var instanceId = account.call("DescribeDisks", "DiskIds", "[\"" + diskId + "\"]")
                                    .text("/Disks/Disk/0/Attachments/Attachment/0/InstanceId");
                            ok(account.call("DetachDisk", "InstanceId", instanceId, "DiskId", diskId));
                            return diskId;
                        },
                        "AVAILABLE",
                        "IN_USE"),
                new Scenario(
                        "disk.change-spec",
                        "ModifyDiskSpec",
                        account -> {
                            var diskId = freeDisk(account);
                            step.run();
                            ok(account.call("ModifyDiskSpec", "DiskId", diskId, "DiskCategory", "cloud_auto"));
                            return diskId;
                        },
                        "AVAILABLE",
                        "AVAILABLE"),
                new Scenario(
                        "disk.init",
                        "ReInitDisk",
                        account -> {
                            var diskId = disk(account, account.stoppedInstance());
                            ok(account.call("ReInitDisk", "DiskId", diskId));
                            return diskId;
                        },
                        "IN_USE",
                        "IN_USE"),
                new Scenario(
                        "disk.replace-system",
                        "ReplaceSystemDisk",
                        account -> ok(account.call(
                                        "ReplaceSystemDisk",
                                        "InstanceId",
                                        account.stoppedInstance(),
                                        "ImageId",
                                        Account.IMAGE))
                                .text("/DiskId"),
                        "IN_USE",
                        GONE),
                new Scenario(
                        "snapshot.make",
                        "CreateSnapshot",
                        account -> ok(account.call(
                                        "CreateSnapshot", "DiskId", disk(account, account.runningInstance())))
                                .text("/SnapshotId"),
                        "ACCOMPLISHED",
                        "FAILED"));
    }

    private static String edge(Account account) {
        return ok(account.call(
                        Product.ENS,
                        "CreateInstance",
                        "EnsRegionId",
                        "cn-chengdu-telecom",
                        "InstanceType",
                        "ens.se1.tiny",
                        "Period",
                        "1",
                        "Quantity",
                        "1",
                        "Password",
                        "Secret-123",
                        "InternetChargeType",
                        "BandwidthByDay"))
                .text("/InstanceIds/InstanceId/0");
    }

    private static String freeDisk(Account account, String... more) {
        var parameters = new ArrayList<>(List.of("ZoneId", Account.ZONE, "DiskCategory", "cloud_essd", "Size", "20"));
        parameters.addAll(List.of(more));
        return ok(account.call("CreateDisk", parameters.toArray(String[]::new))).text("/DiskId");
    }

    private static String attached(Account account, Runnable step) {
        return attached(account, step, "Disabled");
    }

    private static String shared(Account account, Runnable step) {
        return attached(account, step, "Enabled");
    }

    private static String attached(Account account, Runnable step, String multiAttach) {
        var instanceId = account.runningInstance();
        var diskId = freeDisk(account, "MultiAttach", multiAttach);
        step.run();
        ok(account.call("AttachDisk", "InstanceId", instanceId, "DiskId", diskId));
        return diskId;
    }

    private static String diskOfASubscription(Account account, Runnable step) {
        var instanceId = create(account, "RunInstances", "InstanceChargeType", "PrePaid", "Period", "1")
                .text("/InstanceIdSets/InstanceIdSet/0");
        step.run();
        step.run();
        return ok(account.call("CreateDisk", "InstanceId", instanceId, "DiskCategory", "cloud_essd", "Size", "20"))
                .text("/DiskId");
    }

    private static String routed(Account account, String instanceId) {
        var table = account.callVpc("DescribeRouteTableList", "VpcId", account.vpcId())
                .text("/RouterTableList/RouterTableListType/0/RouteTableId");
        return ok(account.callVpc(
                        "CreateRouteEntry",
                        "RouteTableId",
                        table,
                        "DestinationCidrBlock",
                        "10.1.0.0/16",
                        "NextHopId",
                        instanceId))
                .text("/RouteEntryId");
    }

    /** The system disk of an instance. */
    private static String disk(Account account, String instanceId) {
        return account.call("DescribeDisks", "InstanceId", instanceId, "DiskType", "system")
                .text("/Disks/Disk/0/DiskId");
    }

    private static Function<Account, String> then(Function<Account, String> before, Runnable step) {
        return account -> {
            var id = before.apply(account);
            step.run();
            return id;
        };
    }

    private static Function<Account, String> called(
            Function<Account, String> before, String action, String... parameters) {
        return account -> {
            var id = before.apply(account);
            var all = new ArrayList<>(List.of("InstanceId", id));
            all.addAll(List.of(parameters));
            ok(account.call(action, all.toArray(String[]::new)));
            return id;
        };
    }

    private static Function<Account, String> cancelledImport(Function<Account, String> imported) {
        return account -> {
            var id = imported.apply(account);
            var task = ok(account.call("DescribeTasks")).text("/TaskSet/Task/0/TaskId");
            ok(account.call("CancelTask", "TaskId", task));
            return id;
        };
    }

    private static Function<Account, String> exported(Function<Account, String> imported) {
        return account -> {
            var id = imported.apply(account);
            ok(account.call("ExportImage", "ImageId", id, "OSSBucket", "b"));
            return id;
        };
    }

    private static Function<Account, String> ofSnapshot(Runnable step) {
        return account -> {
            var instance = account.runInstances(1).getFirst();
            step.run();
            step.run();
            var disk = account.call("DescribeDisks", "InstanceId", instance).text("/Disks/Disk/0/DiskId");
            var snapshot = ok(account.call("CreateSnapshot", "DiskId", disk)).text("/SnapshotId");
            step.run();
            return ok(account.call("CreateImage", "SnapshotId", snapshot)).text("/ImageId");
        };
    }

    private static Function<Account, String> copied(Function<Account, String> imported) {
        return account -> ok(account.call(
                        "CopyImage", "ImageId", imported.apply(account), "DestinationRegionId", "cn-beijing"))
                .text("/ImageId");
    }

    private static String bound(Account account) {
        var instance = account.runningInstance();
        var eip = ok(account.callVpc("AllocateEipAddress")).text("/AllocationId");
        ok(account.callVpc("AssociateEipAddress", "AllocationId", eip, "InstanceId", instance));
        return eip;
    }

    private static String attached(Account account) {
        var instance = account.runningInstance();
        var eni = ok(account.call(
                        "CreateNetworkInterface",
                        "VSwitchId",
                        account.vSwitch(),
                        "SecurityGroupId",
                        account.securityGroup()))
                .text("/NetworkInterfaceId");
        ok(account.call("AttachNetworkInterface", "NetworkInterfaceId", eni, "InstanceId", instance));
        return eni;
    }

    private static Answer create(Account account, String action, String... more) {
        var parameters = new ArrayList<>(List.of("ImageId", Account.IMAGE, "InstanceType", Account.INSTANCE_TYPE));
        parameters.addAll(List.of("VSwitchId", account.vSwitch(), "SecurityGroupId", account.securityGroup()));
        parameters.addAll(List.of(more));
        return ok(account.call(action, parameters.toArray(String[]::new)));
    }

    private static Answer ok(Answer answer) {
        answer.assertThat().isOk();
        return answer;
    }

    @Override
    public String toString() {
        return type + " after " + name;
    }
}
