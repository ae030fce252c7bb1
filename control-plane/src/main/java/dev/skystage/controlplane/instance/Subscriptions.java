package dev.skystage.controlplane.instance;

import dev.skystage.persistence.instance.Instance;
import dev.skystage.scheduler.clock.CloudClock;

/** What the period of a subscription means for its instance. */
final class Subscriptions {
    private Subscriptions() {}

    static boolean isSubscription(Instance instance) {
        return instance.chargeType.equals("PrePaid");
    }

    static boolean expired(Instance instance, CloudClock clock) {
        return isSubscription(instance) && instance.expiredAt != null && !instance.expiredAt.isAfter(clock.now());
    }
}
