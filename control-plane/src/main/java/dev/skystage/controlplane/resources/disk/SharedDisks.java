package dev.skystage.controlplane.resources.disk;

import static dev.skystage.controlplane.api.ApiException.check;
import static java.util.stream.Collectors.groupingBy;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.disk.Disk;
import dev.skystage.persistence.disk.DiskAttachment;
import dev.skystage.persistence.disk.DiskAttachmentRows;
import dev.skystage.persistence.disk.DiskRows;
import dev.skystage.persistence.disk.DiskStatus;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.scheduler.task.TaskBatch;
import dev.skystage.scheduler.task.Tasks;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Disks that several instances share. Such a disk is Attaching until its first attachment is complete, Detaching when
 * all that it has left are being ended, and in use in between. Attachments are changed under the lock of the disk.
 */
@Component
public record SharedDisks(DiskRows rows, DiskAttachmentRows attachments, DiskLifecycle lifecycle, Tasks tasks) {
    private static final int MOST_INSTANCES = 16;

    /** The instance that gets or loses the disk. */
    public record Payload(String instanceId) {}

    /** Refuses an instance that has the locked disk already, and one more than a disk can have. */
    public void checkRoom(Disk disk, Instance instance) {
        var all = attachments.of(List.of(disk.id));
        check(all.stream().noneMatch(other -> other.instanceId().equals(instance.id)), "IncorrectDiskStatus");
        check(all.size() < MOST_INSTANCES, "DiskAttachedNumberExceeded");
    }

    /** Begins to attach the locked disk to one more locked instance. */
    public void attach(Disk disk, Instance instance, String device, String cause) {
        attachments.add(disk, instance.id, device);
        if (disk.status() == DiskStatus.AVAILABLE) {
            lifecycle.fire(disk, DiskEvent.ATTACH, cause);
        }
        tasks.submit(FinishSharedAttach.class, disk, new Payload(instance.id));
    }

    /** Begins to detach the locked disk, which is in use, from one of its instances. */
    public void detach(Disk disk, Instance instance, String cause) {
        var all = attachments.of(List.of(disk.id));
        var own = all.stream()
                .filter(attachment -> attachment.instanceId().equals(instance.id))
                .findFirst()
                .orElseThrow(() -> new ApiException("DependencyViolation"));
        check(!own.detaching(), "InvalidOperation.Conflict");
        check(own.attached(), "IncorrectDiskStatus");
        attachments.beginEnd(disk.id, instance.id);
        if (all.stream().allMatch(attachment -> attachment.detaching() || attachment.equals(own))) {
            lifecycle.fire(disk, DiskEvent.DETACH, cause);
        }
        tasks.submit(FinishSharedDetach.class, disk, new Payload(instance.id));
    }

    /** The shared disks of the instances. */
    public Set<String> of(Collection<String> instanceIds) {
        return attachments.disksOf(instanceIds);
    }

    /** Takes the locked disks off instances that are released. */
    public void release(List<StatusRow<DiskStatus>> locked, List<String> instanceIds, String cause, Instant now) {
        if (!locked.isEmpty()) {
            attachments.removeOf(instanceIds);
            settle(locked, DiskEvent.INSTANCE_RELEASED, cause);
            rows.writeDetached(locked, now);
        }
    }

    /** Completes attachments. */
    void attached(TaskBatch<Payload> batch, String cause) {
        var disks = changed(batch, keys -> attachments.complete(keys, batch.now()));
        var first = disks.stream()
                .filter(disk -> disk.status() == DiskStatus.ATTACHING)
                .toList();
        lifecycle.fire(first, DiskEvent.ATTACHED, cause);
        rows.writeAttached(disks, batch.now());
    }

    /** Gives attachments up. */
    void notAttached(TaskBatch<Payload> batch, String cause) {
        var disks = changed(batch, attachments::removeUnmade);
        settle(disks, DiskEvent.ATTACH_FAILED, cause);
        rows.write(disks, batch.now());
    }

    /** Ends attachments. */
    void detached(TaskBatch<Payload> batch, String cause) {
        var disks = changed(batch, attachments::removeEnding);
        settle(disks, DiskEvent.DETACHED, cause);
        rows.writeDetached(disks, batch.now());
    }

    /** Attachments that cannot be ended go on. */
    void notDetached(TaskBatch<Payload> batch, String cause) {
        var disks = changed(batch, attachments::keep);
        var last = disks.stream()
                .filter(disk -> disk.status() == DiskStatus.DETACHING)
                .toList();
        lifecycle.fire(last, DiskEvent.DETACH_FAILED, cause);
        rows.write(disks, batch.now());
    }

    /** Changes the statuses of locked disks that have lost attachments, by this event if they have no other left. */
    private void settle(List<StatusRow<DiskStatus>> disks, DiskEvent event, String cause) {
        var left = attachments.of(disks.stream().map(StatusRow::id).toList()).stream()
                .collect(groupingBy(DiskAttachment::diskId));
        var free = disks.stream()
                // a replica of the version before may have made it Available
                .filter(disk -> !left.containsKey(disk.id()) && disk.status() != DiskStatus.AVAILABLE)
                .collect(groupingBy(disk -> usual(disk.status(), event)));
        free.forEach((how, which) -> lifecycle.fire(which, how, cause));
        var leaving = disks.stream()
                .filter(disk -> disk.status() == DiskStatus.IN_USE
                        && left.getOrDefault(disk.id(), List.of()).stream().allMatch(DiskAttachment::detaching))
                .toList();
        lifecycle.fire(leaving, DiskEvent.DETACH, cause);
    }

    /** The event, or the one that frees a disk in any status: the last attachment may end while it is initialized. */
    private DiskEvent usual(DiskStatus status, DiskEvent event) {
        return lifecycle.next(status, event).isPresent() ? event : DiskEvent.INSTANCE_RELEASED;
    }

    /** Locks the disks of the batch, then changes its attachments; returns the disks of those that it has changed. */
    private List<StatusRow<DiskStatus>> changed(
            TaskBatch<Payload> batch, Function<List<DiskAttachment.Key>, Set<String>> change) {
        var locked = rows.lock(batch.resourceIds());
        var keys = batch.resourceIds().stream()
                .flatMap(id ->
                        batch.payloads(id).stream().map(payload -> new DiskAttachment.Key(id, payload.instanceId)))
                .toList();
        var ids = change.apply(keys);
        return locked.stream().filter(disk -> ids.contains(disk.id())).toList();
    }
}
