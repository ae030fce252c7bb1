package dev.skystage.gateway.adversity.chaos;

import static org.awaitility.Awaitility.await;

import dev.skystage.gateway.testing.Replica;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.dao.DataAccessException;

/**
 * Kills processes of a cloud, one after the other, and starts them again. Victims, pauses and modes follow from the
 * seed; what a victim is doing at that moment does not.
 */
final class Storm {
    private static final Duration START_LIMIT = Duration.ofMinutes(10);
    private static final Duration AIM = Duration.ofSeconds(2);
    private static final int LONGEST_PAUSE = 2_500;
    private static final int SHORT_OUTAGE = 3_000;
    /** So long that replicas start before the database does. */
    private static final int LONG_OUTAGE = 25_000;

    private final List<Replica> replicas;
    private final DatabaseServer database;
    private final List<Strike> strikes = new ArrayList<>();
    private final CountDownLatch calledOff = new CountDownLatch(1);
    private final AtomicInteger struck = new AtomicInteger();
    private final AtomicInteger kills = new AtomicInteger();
    private final AtomicInteger databaseKills = new AtomicInteger();

    /**
     * One kill.
     *
     * @param victim the replica that is killed
     * @param outage how long the database is away, in milliseconds; if this is negative it is not killed
     * @param early whether the victim may still be starting
     * @param aimed whether it waits for a moment in which a task is being worked on
     */
    private record Strike(int victim, int pause, int outage, boolean early, boolean aimed) {}

    Storm(long seed, int kills, int databaseKills, List<Replica> replicas, DatabaseServer database) {
        this.replicas = replicas;
        this.database = database;
        var random = new Random(seed);
        for (var i = 0; i < kills; i++) {
            var outage = i >= databaseKills ? -1 : random.nextInt(i % 3 == 1 ? LONG_OUTAGE : SHORT_OUTAGE);
            strikes.add(new Strike(
                    random.nextInt(replicas.size()),
                    random.nextInt(LONGEST_PAUSE),
                    outage,
                    random.nextInt(5) == 0,
                    random.nextBoolean()));
        }
        Collections.shuffle(strikes, random);
    }

    /** Kills until everything is done or {@link #callOff} is called. */
    void run() throws IOException, InterruptedException {
        for (var strike : strikes) {
            if (calledOff.await(strike.pause(), TimeUnit.MILLISECONDS)) {
                return;
            }
            var victim = replicas.get(strike.victim());
            if (!strike.early()) {
                await().atMost(START_LIMIT).until(victim::inService);
            }
            if (strike.aimed()) {
                aim();
            }
            if (strike.outage() >= 0) {
                database.kill();
                databaseKills.incrementAndGet();
            }
            victim.killAndStart();
            kills.incrementAndGet();
            if (strike.outage() >= 0) {
                var over = calledOff.await(strike.outage(), TimeUnit.MILLISECONDS);
                database.restart();
                if (over) {
                    return;
                }
            }
            struck.incrementAndGet();
        }
    }

    private void aim() {
        var limit = System.nanoTime() + AIM.toNanos();
        var jdbc = database.jdbc();
        var seen = false;
        while (!seen && System.nanoTime() < limit) {
            try {
                seen = jdbc.sql("select exists (select from task where status = 'Running')")
                        .query(Boolean.class)
                        .single();
            } catch (DataAccessException e) {
                return;
            }
        }
    }

    void callOff() {
        calledOff.countDown();
    }

    boolean over() {
        return struck.get() == strikes.size() || calledOff.getCount() == 0;
    }

    /** The share of the kills that have happened, 0 to 1. */
    double progress() {
        return strikes.isEmpty() ? 1 : (double) struck.get() / strikes.size();
    }

    int kills() {
        return kills.get();
    }

    int databaseKills() {
        return databaseKills.get();
    }
}
