package dev.skystage.controlplane.resources.disk;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.billing.Balances;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.persistence.disk.Disk;
import dev.skystage.scheduler.task.Tasks;
import dev.skystage.scheduler.trouble.Subject;
import dev.skystage.scheduler.trouble.Trouble;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Makes data disks that are not created with an instance, and gives back the quota that they take. */
@Component
public record DiskCreations(
        Resources resources, DiskLifecycle lifecycle, Balances balances, Trouble trouble, Tasks tasks, Quotas quotas) {
    /** A new pay-as-you-go data disk that is not written yet; the caller sets what is not given here. */
    public Disk prepare(String accountId, String regionId, DiskShape shape) {
        var disk = resources.fresh(new Disk(), accountId, regionId);
        disk.type = "data";
        disk.category = shape.category().wire();
        disk.performanceLevel = shape.levelName();
        disk.sizeGib = shape.sizeGib();
        disk.portable = true;
        disk.chargeType = "PostPaid";
        return disk;
    }

    /** Begins its life: it becomes Available, or in use if it has an instance. */
    public void begin(Disk disk, String cause) {
        balances.checkSolvent(disk.accountId);
        checkStock(disk);
        check(quotas.take(disk.accountId, disk.regionId, Quota.DISKS, 1), "QuotaExceed.PortableCloudDisk");
        lifecycle.begin(List.of(disk), cause);
        resources.add(disk);
        tasks.submit(disk.instanceId == null ? FinishDisk.class : FinishAttachedDisk.class, disk);
    }

    private void checkStock(Disk disk) {
        var without = trouble.zonesWithout(
                disk.category,
                () -> Subject.ofReservation(disk.accountId, disk.regionId, Set.of(disk.zoneId), Set.of(), ""));
        check(without.isEmpty(), "InvalidDataDiskCategory.NotSupported", "Specified disk category is not supported.");
    }
}
