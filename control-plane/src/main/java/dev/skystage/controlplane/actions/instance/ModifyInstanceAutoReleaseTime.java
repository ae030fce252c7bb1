package dev.skystage.controlplane.actions.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.instance.Subscriptions;
import dev.skystage.scheduler.clock.CloudClock;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Sets or removes the automatic release time of a Pay-As-You-Go instance. */
@Action("API reference: ModifyInstanceAutoReleaseTime")
record ModifyInstanceAutoReleaseTime(Instances instances, CloudClock clock) {
    private static final Duration LEAST = Duration.ofMinutes(30);
    private static final int MOST_YEARS = 3;

    record Request(
            @NotBlank String instanceId,
            @Nullable String regionId,
            @Nullable String autoReleaseTime) {}

    void handle(Request request, Caller caller) {
        var instance = instances.lock(caller, request.instanceId());
        check(request.regionId() == null || request.regionId().equals(instance.regionId), "NoSuchResource");
        check(!Subscriptions.isSubscription(instance), "ChargeTypeViolation");
        var asked = request.autoReleaseTime();
        instance.autoReleaseAt = asked == null || asked.isBlank() ? null : releaseTime(asked);
    }

    /** Cut to the minute; the bounds are counted in whole minutes too, so that "in 30 minutes" is never too early. */
    private Instant releaseTime(String asked) {
        var malformed = new ApiException("InvalidAutoReleaseTime.Malformed");
        var time = Times.parse(asked).orElseThrow(() -> malformed).truncatedTo(ChronoUnit.MINUTES);
        var now = clock.now().truncatedTo(ChronoUnit.MINUTES);
        var last = now.atOffset(ZoneOffset.UTC).plusYears(MOST_YEARS).toInstant();
        if (time.isBefore(now.plus(LEAST)) || time.isAfter(last)) {
            throw malformed;
        }
        return time;
    }
}
