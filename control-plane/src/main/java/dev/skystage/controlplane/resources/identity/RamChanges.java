package dev.skystage.controlplane.resources.identity;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Ids;
import java.time.Instant;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Changes of an account's RAM. Only one at a time, so that limits and dependencies are checked against what is there;
 * this replica decides by them at once.
 */
@Component
public class RamChanges {
    private static final long FIRST_ID = 200_000_000_000_000_000L;

    private final JdbcClient jdbc;
    private final CloudClock clock;
    private final Ids ids;
    private final ApplicationEventPublisher events;

    RamChanges(JdbcClient jdbc, CloudClock clock, Ids ids, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
        this.events = events;
    }

    /** Published when the permissions in an account have changed. */
    public record RamChanged(String accountId) {}

    /** Locks the account's RAM until the end of the transaction. */
    public Instant begin(Caller caller) {
        jdbc.sql("select id from account where id = ? for no key update")
                .param(caller.accountId())
                .query(String.class)
                .optional();
        events.publishEvent(new RamChanged(caller.accountId()));
        return clock.now();
    }

    /** An id of a user or role: 18 digits. */
    public String newId() {
        return Long.toString(FIRST_ID + ids.number());
    }

    /** The policy of a document; refuses with MalformedPolicyDocument and what is wrong. */
    public static Policy checked(Supplier<Policy> reader) {
        try {
            return reader.get();
        } catch (MalformedPolicyException e) {
            throw new ApiException("MalformedPolicyDocument", e.getMessage());
        }
    }

    /** Refuses with this LimitExceeded code unless there is room for one more. */
    public static void checkRoom(int count, int most, String code) {
        check(count < most, code);
    }
}
