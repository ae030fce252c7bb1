package dev.skystage.scheduler.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.scheduler.TestDatabase;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.RealClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Rules that several replicas share. */
class RulesTest {
    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.SOURCE);
    private final JdbcTransactionManager transactions = new JdbcTransactionManager(TestDatabase.SOURCE);
    private final CloudClock clock = new CloudClock(jdbc, RealClock.SYSTEM);
    private final Rules here = rules();
    private final Trouble trouble = new Trouble(here, jdbc, clock);

    private Rules rules() {
        return new Rules(jdbc, clock, JsonMapper.shared(), transactions);
    }

    private static Rule.Order order(Limit limit, Effect effect) {
        return new Rule.Order(Scope.EVERYTHING, limit, effect);
    }

    private static Limit count(int count) {
        return new Limit(count, null, null, null, null);
    }

    private static Subject call() {
        return Subject.ofCall("StopInstance", "account", "region", Set.of(), Set.of(), Set.of(), Set.of());
    }

    private boolean loses(Trouble trouble) {
        return trouble.ofCall(RulesTest::call).effect(Effect.AnswerLost.class).isPresent();
    }

    @AfterEach
    void forget() {
        here.remove(here.ids(null));
    }

    @Test
    void aCountIsOneOverAllReplicas() throws Exception {
        here.add(List.of(order(count(25), new Effect.AnswerLost())));
        var work = new ArrayList<Callable<Integer>>();
        for (var i = 0; i < 4; i++) {
            var replica = new Trouble(rules(), jdbc, clock);
            work.add(() -> {
                var lost = 0;
                for (var n = 0; n < 20; n++) {
                    lost += loses(replica) ? 1 : 0;
                }
                return lost;
            });
        }
        var lost = 0;
        try (var threads = Executors.newFixedThreadPool(work.size())) {
            for (var done : threads.invokeAll(work)) {
                lost += done.get();
            }
        }
        assertThat(lost).isEqualTo(25);
        assertThat(here.page(0, 1).getFirst().hits()).isEqualTo(25);
    }

    @Test
    void anotherReplicaHearsOfRules() {
        var there = rules();
        var troubleThere = new Trouble(there, jdbc, clock);
        var id = here.add(List.of(order(Limit.NONE, new Effect.AnswerLost())))
                .getFirst()
                .id();
        assertThat(loses(troubleThere)).isFalse();
        there.refresh(); // as the listener does when it is notified
        assertThat(loses(troubleThere)).isTrue();
        here.remove(List.of(id));
        assertThat(loses(troubleThere))
                .as("a rule that is gone, before the news")
                .isFalse();
        there.refresh();
        assertThat(there.of(Effect.Point.CALL)).isEmpty();
    }

    @Test
    void aProbabilityHitsItsShareWhoeverIsAsked() {
        var limit = new Limit(null, 0.3, 11L, null, null);
        here.add(List.of(order(limit, new Effect.AnswerLost())));
        var there = new Trouble(rules(), jdbc, clock);
        var seen = new ArrayList<Boolean>();
        for (var n = 0; n < 200; n++) {
            seen.add(loses(n % 2 == 0 ? trouble : there));
        }
        var expected = new ArrayList<Boolean>();
        for (var n = 0; n < 200; n++) {
            expected.add(limit.hits(n));
        }
        assertThat(seen).isEqualTo(expected);
        assertThat(seen.stream().filter(hit -> hit).count()).isBetween(40L, 80L);
    }

    @Test
    void oneOfEachKindAndTheOldestFirst() {
        here.add(List.of(
                order(count(1), new Effect.Refusal("First", 400, "first")),
                order(Limit.NONE, new Effect.Refusal("Second", 400, "second")),
                order(count(1), new Effect.AnswerLost())));
        var first = trouble.ofCall(RulesTest::call);
        assertThat(first.effect(Effect.Refusal.class).orElseThrow().code()).isEqualTo("First");
        assertThat(first.effect(Effect.AnswerLost.class)).isPresent();
        var second = trouble.ofCall(RulesTest::call);
        assertThat(second.effect(Effect.Refusal.class).orElseThrow().code()).isEqualTo("Second");
        assertThat(second.effect(Effect.AnswerLost.class)).isEmpty();
    }

    @Test
    void aHitStaysCountedWhenTheCallIsRolledBack() {
        here.add(List.of(order(count(1), new Effect.NoStock(null))));
        var reservation = Subject.ofReservation("account", "region", Set.of("zone"), Set.of("i-1"), "type");
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            assertThat(trouble.ofReservation(() -> reservation).zones()).containsExactly("zone");
            status.setRollbackOnly();
        });
        assertThat(trouble.ofReservation(() -> reservation).zones()).isEmpty();
    }

    @Test
    void withoutRulesNobodyIsLookedAt() {
        trouble.ofCall(() -> {
            throw new AssertionError("the subject was made");
        });
    }
}
