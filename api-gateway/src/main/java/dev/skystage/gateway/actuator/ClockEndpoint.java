package dev.skystage.gateway.actuator;

import dev.skystage.scheduler.clock.AdvanceUnderWay;
import dev.skystage.scheduler.clock.ClockAdvance;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.RealClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;

/** The cloud's clock: shows its time, and moves it forward, with everything that becomes due on the way. */
@Component
@Endpoint(id = "clock")
class ClockEndpoint {
    private final CloudClock clock;
    private final RealClock realClock;
    private final ClockAdvance advance;

    ClockEndpoint(CloudClock clock, RealClock realClock, ClockAdvance advance) {
        this.clock = clock;
        this.realClock = realClock;
        this.advance = advance;
    }

    /**
     * The clock, in whole seconds.
     *
     * @param ahead how far cloud time is ahead of real time
     * @param rate how many times faster than real time it runs
     * @param underWay the advance that a replica is doing
     */
    record Reading(Instant now, Instant real, Duration ahead, double rate, ClockAdvance.@Nullable Progress underWay) {}

    @ReadOperation
    Reading read() {
        return new Reading(
                clock.now().truncatedTo(ChronoUnit.SECONDS),
                realClock.now().instant().truncatedTo(ChronoUnit.SECONDS),
                clock.offset().truncatedTo(ChronoUnit.SECONDS),
                clock.rate(),
                advance.progress().orElse(null));
    }

    /**
     * Moves the clock by a duration (P30D) or to an instant, and answers when everything on the way is done; 409 when
     * it is being moved already. It goes on even when the client disconnects. Or sets the rate at which it runs from
     * now on.
     */
    @WriteOperation
    WebEndpointResponse<Reading> move(@Nullable Duration advance, @Nullable Instant to, @Nullable Double rate) {
        try {
            if (Stream.of(advance, to, rate).filter(Objects::nonNull).count() != 1) {
                throw new IllegalArgumentException(
                        "give either advance, a duration such as P30D, or to, an instant, or rate, a number such as"
                                + " 60");
            }
            if (advance != null) {
                this.advance.advance(advance);
            } else if (to != null) {
                Wrong.check(!to.isBefore(clock.now().truncatedTo(ChronoUnit.SECONDS)), "to", "has passed");
                this.advance.advanceTo(to);
            } else if (rate != null) {
                clock.runAt(rate);
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidEndpointRequestException(
                    "advance=" + advance + ", to=" + to + ", rate=" + rate, String.valueOf(e.getMessage()));
        } catch (AdvanceUnderWay e) {
            return new WebEndpointResponse<>(read(), 409);
        }
        return new WebEndpointResponse<>(read());
    }
}
