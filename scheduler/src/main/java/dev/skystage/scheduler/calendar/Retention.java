package dev.skystage.scheduler.calendar;

import dev.skystage.scheduler.clock.Ids;
import dev.skystage.scheduler.clock.RealClock;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Removes old finished tasks and operations, history and answers kept for ClientTokens. Each run looks at a limited
 * number of the oldest rows, by key, so it costs the same however much is kept.
 */
@Component
record Retention(JdbcClient jdbc, RealClock realClock, CalendarProperties times) implements Reconciler {
    private static final int ROWS = 20_000;

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public void reconcile(Instant now) {
        var finished = Timestamp.from(now.minus(times.keepTasks()));
        jdbc.sql("""
                        delete from task where id = any(array(
                            select id from task where id < ? and status in ('Finished', 'Failed') and finished_at < ?
                            order by id limit ? for update skip locked))
                        """)
                .param(Ids.first("t", finished.toInstant()))
                .param(finished)
                .param(ROWS)
                .update();
        jdbc.sql("""
                        delete from operation where id = any(array(
                            select id from operation where id < ? and finished_at < ? order by id limit ?))
                        """)
                .params(Ids.first("t", finished.toInstant()), finished, ROWS)
                .update();
        jdbc.sql("""
                        delete from resource_event where at < ? and id = any(array(
                            select id from resource_event order by id limit ?))
                        """)
                .param(Timestamp.from(now.minus(times.keepEvents())))
                .param(ROWS)
                .update();
        jdbc.sql("""
                        delete from client_token where ctid = any(array(
                            select ctid from client_token where created_at < ? order by created_at limit ?
                            for update skip locked))
                        """)
                .param(realClock.now().minus(times.keepClientTokens()).stored())
                .param(ROWS)
                .update();
    }

    /** Nobody waits for it, so the clock need not stop for it. */
    @Override
    public String nextDue() {
        return UNKNOWN;
    }
}
