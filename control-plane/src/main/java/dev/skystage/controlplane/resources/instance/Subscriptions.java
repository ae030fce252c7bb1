package dev.skystage.controlplane.resources.instance;

import dev.skystage.persistence.instance.Instance;
import dev.skystage.scheduler.clock.CloudClock;

/** What the period of a subscription means for its instance. */
public final class Subscriptions {
    private Subscriptions() {}

    public static boolean isSubscription(Instance instance) {
        return instance.chargeType.equals("PrePaid");
    }

    public static boolean expired(Instance instance, CloudClock clock) {
        return isSubscription(instance) && instance.expiredAt != null && !instance.expiredAt.isAfter(clock.now());
    }
}
