package dev.skystage.gateway.actuator;

import dev.skystage.scheduler.clock.ClockAdvance;
import dev.skystage.scheduler.clock.CloudClock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/** The cloud's clock: what time it is, and moving it forward with everything that becomes due on the way. */
@Component
@Endpoint(id = "clock")
class ClockEndpoint {
    private final CloudClock clock;
    private final ClockAdvance advance;

    ClockEndpoint(CloudClock clock, ClockAdvance advance) {
        this.clock = clock;
        this.advance = advance;
    }

    /** Cloud time, real time, and how far cloud time is ahead. */
    record Reading(Instant now, Instant real, Duration ahead) {}

    @ReadOperation
    Reading read() {
        return new Reading(clock.now(), clock.realNow(), clock.offset());
    }

    /** Moves the clock by a duration (P30D) or to an instant; answers when everything on the way is done. */
    @WriteOperation
    Reading move(@Nullable Duration advance, @Nullable Instant to) {
        if (advance != null && to == null && !advance.isNegative()) {
            this.advance.advance(advance);
        } else if (to != null && advance == null) {
            this.advance.advanceTo(to);
        } else {
            throw new InvalidEndpointRequestException(
                    "advance=" + advance + ", to=" + to,
                    "give either advance, a duration such as P30D, or to, an instant");
        }
        return read();
    }
}
