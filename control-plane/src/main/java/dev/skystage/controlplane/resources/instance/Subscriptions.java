package dev.skystage.controlplane.resources.instance;

import dev.skystage.persistence.instance.Instance;
import java.time.Instant;

/** What the period of a subscription means for its instance. */
public final class Subscriptions {
    private Subscriptions() {}

    public static boolean isSubscription(Instance instance) {
        return instance.chargeType.equals("PrePaid");
    }

    /** Whether it has ended by this cloud time. */
    public static boolean expired(Instance instance, Instant now) {
        return isSubscription(instance) && instance.expiredAt != null && !instance.expiredAt.isAfter(now);
    }
}
