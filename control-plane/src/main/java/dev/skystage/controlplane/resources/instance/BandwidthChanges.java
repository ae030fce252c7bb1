package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.resources.eip.PublicAddresses;
import dev.skystage.controlplane.resources.instance.creation.Bandwidth;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.scheduler.clock.CloudClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes the public bandwidth of instances, in Mbit/s, at most every five minutes. */
@Component
public record BandwidthChanges(PublicAddresses addresses, CloudClock clock) {
    /** Changes what is given. Without outbound bandwidth there is no inbound bandwidth either. */
    public void change(Instance instance, @Nullable Integer out, @Nullable Integer in) {
        var now = clock.now();
        Cooldown.check(instance.bandwidthChangedAt, now);
        instance.bandwidthChangedAt = now;
        if (out != null) {
            instance.internetMaxBandwidthOut = out;
        }
        if (in != null) {
            instance.internetMaxBandwidthIn = in;
        } else if (instance.internetMaxBandwidthIn < 1) {
            instance.internetMaxBandwidthIn = Bandwidth.MOST_IN;
        }
    }

    /** Gives an instance that has bandwidth a public address, unless it has one. */
    public void address(Instance instance) {
        if (instance.internetMaxBandwidthOut > 0 && instance.publicIp == null) {
            instance.publicIp = addresses.draw(1).stream().findFirst().orElse(null);
        }
    }
}
