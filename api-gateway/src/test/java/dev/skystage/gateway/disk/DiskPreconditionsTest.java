package dev.skystage.gateway.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import dev.skystage.persistence.disk.DiskStatus;
import dev.skystage.persistence.instance.InstanceStatus;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the contract's actions on disks demand of the statuses of the disk and its instance: each row with every status
 * of both. Allowed statuses are reached by calls. For the others the status is written into the database: the refusal
 * changes nothing.
 */
@StagingCloudTest
class DiskPreconditionsTest {
    private static final Set<InstanceStatus> RUNNING_OR_STOPPED =
            EnumSet.of(InstanceStatus.RUNNING, InstanceStatus.STOPPED);
    private static final Set<InstanceStatus> STOPPED = EnumSet.of(InstanceStatus.STOPPED);
    private static final Set<InstanceStatus> ANY = EnumSet.of(
            InstanceStatus.PENDING,
            InstanceStatus.STARTING,
            InstanceStatus.RUNNING,
            InstanceStatus.STOPPING,
            InstanceStatus.STOPPED);
    /** The codes of some actions for a disk that is being made. */
    private static final Set<String> BEING_MADE = Set.of("IncorrectDiskStatus.Initializing");

    private static final Set<DiskStatus> LIVING =
            EnumSet.complementOf(EnumSet.of(DiskStatus.DELETING, DiskStatus.DELETED));

    /** The rows: contract/storage-lifecycle.json (from) and contract/instance-lifecycle.json (statusPreconditions). */
    enum Row {
        ATTACH(
                "AttachDisk",
                List.of("InstanceId", "$I", "DiskId", "$D"),
                // a disk that is being detached is left alone, without a refusal
                new Wanted(EnumSet.of(DiskStatus.AVAILABLE, DiskStatus.DETACHING), 403, Set.of("IncorrectDiskStatus")),
                new Needed(RUNNING_OR_STOPPED, 400)),
        DETACH(
                "DetachDisk",
                List.of("InstanceId", "$I", "DiskId", "$D"),
                new Wanted(
                        EnumSet.of(DiskStatus.IN_USE), 403, Set.of("IncorrectDiskStatus", "InvalidOperation.Conflict")),
                new Needed(RUNNING_OR_STOPPED, 403)),
        DELETE(
                "DeleteDisk",
                List.of("DiskId", "$D"),
                new Wanted(EnumSet.of(DiskStatus.AVAILABLE), 403, Set.of("IncorrectDiskStatus", "DiskStillAttached")),
                new Needed(ANY, 0)),
        RE_INIT(
                "ReInitDisk",
                List.of("DiskId", "$D"),
                new Wanted(EnumSet.of(DiskStatus.IN_USE), 403, Set.of("IncorrectDiskStatus")),
                new Needed(STOPPED, 403)),
        RESET(
                "ResetDisk",
                List.of("DiskId", "$D", "SnapshotId", "$S"),
                new Wanted(EnumSet.of(DiskStatus.IN_USE), 403, Set.of("IncorrectDiskStatus")),
                new Needed(STOPPED, 403)),
        RESIZE(
                "ResizeDisk",
                List.of("DiskId", "$D", "NewSize", "100"),
                new Wanted(
                        EnumSet.of(DiskStatus.IN_USE, DiskStatus.AVAILABLE),
                        403,
                        Set.of("IncorrectDiskStatus", "DiskError")),
                new Needed(RUNNING_OR_STOPPED, 403)),
        REPLACE(
                "ReplaceSystemDisk",
                List.of("InstanceId", "$I", "ImageId", Account.IMAGE),
                new Wanted(LIVING, 0, Set.of()),
                new Needed(STOPPED, 403)),
        SNAPSHOT(
                "CreateSnapshot",
                List.of("DiskId", "$D"),
                new Wanted(
                        EnumSet.of(DiskStatus.IN_USE),
                        403,
                        Set.of("IncorrectDiskStatus", "IncorrectDiskStatus.NeverAttached")),
                new Needed(RUNNING_OR_STOPPED, 400));

        private final String action;
        private final List<String> parameters;
        private final Wanted disk;
        private final Needed instance;

        Row(String action, List<String> parameters, Wanted disk, Needed instance) {
            this.action = action;
            this.parameters = parameters;
            this.disk = disk;
            this.instance = instance;
        }

        /** Whether the disk must belong to no instance. */
        boolean isOfFreeDisks() {
            return this == ATTACH || this == DELETE;
        }
    }

    /** The allowed statuses of the disk, and the refusal of others. */
    private record Wanted(Set<DiskStatus> allowed, int http, Set<String> codes) {}

    /** The allowed statuses of the instance, and the HTTP status of the refusal of others. */
    private record Needed(Set<InstanceStatus> allowed, int http) {}

    @Autowired
    JdbcClient jdbc;

    private record Subject(Account account, String instanceId, String diskId, String snapshotId) {
        Answer call(Row row) {
            var parameters = row.parameters.stream()
                    .map(value -> value.replace("$I", instanceId)
                            .replace("$D", diskId)
                            .replace("$S", snapshotId))
                    .toArray(String[]::new);
            return account.call(row.action, parameters);
        }
    }

    private static Subject subject(Row row, Account account, Time time, InstanceStatus status) {
        var disks = new TestDisks(account, time);
        var instanceId = account.runningInstance();
        if (row.isOfFreeDisks()) {
            return new Subject(account, instanceId, disks.available(), "");
        }
        var diskId = disks.attached(instanceId);
        var snapshotId = row == Row.RESET ? disks.snapshot(diskId) : "";
        if (status == InstanceStatus.STOPPED) {
            account.call("StopInstance", "InstanceId", instanceId).assertThat().isOk();
            time.runDueTasks();
        }
        return new Subject(account, instanceId, diskId, snapshotId);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsAllowedIsDone(Row row, Account account, Time time) {
        for (var status : RUNNING_OR_STOPPED) {
            if (row.instance.allowed.contains(status)) {
                subject(row, account, time, status).call(row).assertThat().isOk();
                time.runDueTasks();
            }
        }
        if (row == Row.RESIZE) {
            var free = new TestDisks(account, time).available();
            new Subject(account, "", free, "").call(row).assertThat().isOk();
        }
    }

    @ParameterizedTest
    @EnumSource
    void otherStatusesOfTheDiskAreRefused(Row row, Account account, Time time) {
        var subject = subject(row, account, time, InstanceStatus.STOPPED);
        var before = status("disk", subject.diskId);
        var wrong = new ArrayList<String>();
        for (var status : EnumSet.complementOf(EnumSet.copyOf(row.disk.allowed))) {
            if (LIVING.contains(status)) {
                set("disk", subject.diskId, status.name());
                var answer = subject.call(row);
                var codes = status == DiskStatus.CREATING ? BEING_MADE : row.disk.codes;
                if (answer.status() != row.disk.http
                        || !(codes.contains(code(answer)) || row.disk.codes.contains(code(answer)))) {
                    wrong.add(status + ": " + answer);
                }
            }
        }
        set("disk", subject.diskId, before);
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void otherStatusesOfTheInstanceAreRefused(Row row, Account account, Time time) {
        var subject = subject(row, account, time, InstanceStatus.STOPPED);
        var before = status("instance", subject.instanceId);
        var wrong = new ArrayList<String>();
        for (var status : ANY) {
            if (!row.instance.allowed.contains(status)) {
                set("instance", subject.instanceId, status.name());
                var answer = subject.call(row);
                if (answer.status() != row.instance.http || !code(answer).equals("IncorrectInstanceStatus")) {
                    wrong.add(status + ": " + answer);
                }
            }
        }
        set("instance", subject.instanceId, before);
        assertThat(wrong).isEmpty();
    }

    private static String code(Answer answer) {
        return answer.body().path("Code").asString("");
    }

    private String status(String table, String id) {
        return jdbc.sql("select status from " + table + " where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private void set(String table, String id, String status) {
        jdbc.sql("update " + table + " set status = ?, version = version + 1 where id = ?")
                .params(status, id)
                .update();
    }
}
