package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.persistence.disk.Disk;
import dev.skystage.persistence.instance.Instance;

/** How disks are paid: by themselves, or together with the subscription of their instance. */
public final class DiskTerms {
    private static final String SUBSCRIPTION = "PrePaid";
    private static final String PAY_AS_YOU_GO = "PostPaid";

    private DiskTerms() {}

    /** Puts the disk under the subscription of its instance: it ends with it, and cannot leave it. */
    public static void share(Disk disk, Instance instance) {
        check(Subscriptions.isSubscription(instance), "ChargeTypeViolation");
        disk.chargeType = SUBSCRIPTION;
        disk.portable = false;
        disk.expiredAt = instance.expiredAt;
    }

    /** Makes the disk pay for itself. */
    public static void payAsYouGo(Disk disk) {
        disk.chargeType = PAY_AS_YOU_GO;
        disk.portable = true;
        disk.expiredAt = null;
    }

    public static boolean isSubscription(Disk disk) {
        return disk.chargeType.equals(SUBSCRIPTION);
    }
}
