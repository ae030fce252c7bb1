package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.resources.eip.PublicAddresses;
import dev.skystage.controlplane.resources.instance.creation.Bandwidth;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instance.TemporaryChange.What;
import dev.skystage.persistence.instance.TemporaryChangeRows;
import dev.skystage.scheduler.clock.CloudClock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes the public bandwidth of instances, in Mbit/s, at most every five minutes. */
@Component
public record BandwidthChanges(PublicAddresses addresses, TemporaryChangeRows temporary, CloudClock clock) {
    /** Changes what is given. Without outbound bandwidth there is no inbound bandwidth either. */
    public void change(Instance instance, @Nullable Integer out, @Nullable Integer in) {
        begin(instance);
        set(instance, out, in);
    }

    /** Refuses within five minutes of the last change, and until one for a time has ended. */
    void begin(Instance instance) {
        var now = clock.now();
        Cooldown.check(instance.bandwidthChangedAt, now);
        check(
                !Subscriptions.isSubscription(instance) || !temporary.exists(instance.id, What.BANDWIDTH),
                "IncorrectInstanceStatus");
        instance.bandwidthChangedAt = now;
    }

    void set(Instance instance, @Nullable Integer out, @Nullable Integer in) {
        if (out != null) {
            instance.internetMaxBandwidthOut = out;
        }
        if (in != null) {
            instance.internetMaxBandwidthIn = in;
        } else if (instance.internetMaxBandwidthIn < 1) {
            instance.internetMaxBandwidthIn = Bandwidth.MOST_IN;
        }
    }

    /** Gives instances that have bandwidth a public address, unless they have one. */
    public void address(List<Instance> instances) {
        var bare = instances.stream()
                .filter(instance -> instance.internetMaxBandwidthOut > 0 && instance.publicIp == null)
                .toList();
        var drawn = bare.isEmpty() ? List.<String>of() : addresses.draw(bare.size());
        for (var i = 0; i < drawn.size(); i++) {
            bare.get(i).publicIp = drawn.get(i);
        }
    }
}
