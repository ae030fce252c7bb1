package dev.skystage.gateway.image;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.Time;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A running instance and its disks, the system disk first. */
record Machine(Account account, String id) {
    /** A running instance with a data disk of 60 GiB. */
    static Machine running(Account account, Time time) {
        return of(account, time, Account.IMAGE, "DataDisk.1.Size", "60");
    }

    /** A running instance made from the image. */
    static Machine of(Account account, Time time, String imageId, String... more) {
        var answer = run(account, imageId, more);
        answer.assertThat().isOk();
        time.runDueTasks();
        return new Machine(account, answer.text("/InstanceIdSets/InstanceIdSet/0"));
    }

    static Answer run(Account account, String imageId, String... more) {
        var parameters = new ArrayList<>(List.of("ImageId", imageId, "InstanceType", Account.INSTANCE_TYPE));
        parameters.addAll(List.of("VSwitchId", account.vSwitch(), "SecurityGroupId", account.securityGroup()));
        parameters.addAll(List.of(more));
        return account.call("RunInstances", parameters.toArray(String[]::new));
    }

    List<JsonNode> disks() {
        return account.call("DescribeDisks", "InstanceId", id)
                .body()
                .at("/Disks/Disk")
                .valueStream()
                .sorted(Comparator.comparing(disk -> disk.get("Device").asString()))
                .toList();
    }

    /** Begins a snapshot of disk number n. */
    String snapshot(int n) {
        var answer = account.call(
                "CreateSnapshot", "DiskId", disks().get(n).get("DiskId").asString());
        answer.assertThat().isOk();
        return answer.text("/SnapshotId");
    }
}
