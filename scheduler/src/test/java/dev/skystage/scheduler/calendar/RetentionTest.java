package dev.skystage.scheduler.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.scheduler.TestDatabase;
import dev.skystage.scheduler.clock.Ids;
import dev.skystage.scheduler.clock.RealInstant;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RetentionTest {
    private static final Instant NOW = Instant.parse("2030-06-01T00:00:00Z");
    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.SOURCE);
    private final Retention retention = new Retention(
            jdbc,
            () -> new RealInstant(NOW.minus(Duration.ofDays(79))),
            new CalendarProperties(Duration.ZERO, Duration.ofDays(7), Duration.ofDays(90), Duration.ofDays(1)));

    @BeforeEach
    void clear() {
        jdbc.sql("truncate task, resource_event, client_token").update();
    }

    private void task(String status, int daysAgo) {
        var at = NOW.minus(Duration.ofDays(daysAgo));
        jdbc.sql("""
                        insert into task (id, type, account_id, region_id, resource_id, status, run_at, created_at, finished_at)
                        values (?, 'a.b', 'a', 'r', ?, ?, ?, ?, case when ? = 'Pending' then null else ?::timestamptz end)
                        """)
                .params(
                        Ids.first("t", at),
                        status + daysAgo,
                        status,
                        Timestamp.from(at),
                        Timestamp.from(at),
                        status,
                        Timestamp.from(at))
                .update();
    }

    private List<String> strings(String query) {
        return jdbc.sql(query).query(String.class).list();
    }

    @Test
    void removesFinishedTasksWhenTheyAreOldAndNoOthers() {
        task("Finished", 10);
        task("Failed", 9);
        task("Pending", 8);
        task("Finished", 6);

        retention.reconcile(NOW);

        assertThat(strings("select resource_id from task order by id")).containsExactly("Pending8", "Finished6");
    }

    @Test
    void removesOldHistoryAndAnswers() {
        for (var days : List.of(100, 80, 2, 0)) {
            var at = Timestamp.from(NOW.minus(Duration.ofDays(days)));
            jdbc.sql("""
                            insert into resource_event (resource_id, account_id, event, from_status, to_status, cause, at)
                            values (?, 'a', 'E', 'S', 'T', 'c', ?)
                            """).params("r" + days, at).update();
            jdbc.sql("insert into client_token values ('a', 'Act', ?, '\\x00', '{}', ?)")
                    .params("k" + days, at)
                    .update();
        }

        retention.reconcile(NOW);

        assertThat(strings("select resource_id from resource_event order by id"))
                .containsExactly("r80", "r2", "r0");
        assertThat(strings("select token from client_token"))
                .as("of yesterday or later in real time")
                .containsExactlyInAnyOrder("k80", "k2", "k0");
    }
}
