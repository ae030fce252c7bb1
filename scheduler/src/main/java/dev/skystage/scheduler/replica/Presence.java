package dev.skystage.scheduler.replica;

import dev.skystage.persistence.cloud.CloudReplaced;
import dev.skystage.persistence.cloud.Gate;
import dev.skystage.persistence.cloud.OfAnyCloud;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets one replica be alone with the cloud, so that it can replace it. While it works, each replica holds a shared lock
 * in the database, on the connection on which it listens; so a dead one holds none. A replica that wants to be alone
 * first takes the "turn" lock, then asks the others on the channel. A replica that hears it closes its {@link Gate},
 * gives up its lock and waits for the turn to end. Before it opens the gate again it forgets what it has cached of the
 * cloud, if that has been replaced.
 */
@Component
@OfAnyCloud("the number of the cloud, by which it tells the others")
public class Presence {
    /** The channel on which replicas are asked to step aside. */
    public static final String CHANNEL = "skystage_cloud";

    private static final Logger log = LoggerFactory.getLogger(Presence.class);
    private static final long TURN = 0x736b79_7475726eL; // keys of advisory locks that nothing else uses
    private static final long PRESENT = 0x736b79_70726573L;
    /** How long to wait for running work on a replica; a call that waits for a row gives up earlier. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration EVERYBODYS_PATIENCE = PATIENCE.plusSeconds(5);

    private final Gate gate;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final TransactionTemplate apart;
    private @Nullable Long known;

    /**
     * Which cloud the database holds.
     *
     * @param number how many there were before
     * @param fresh as in {@link CloudReplaced#fresh}
     */
    public record Epoch(long number, boolean fresh) {}

    public Presence(
            Gate gate, ApplicationEventPublisher events, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.gate = gate;
        this.events = events;
        this.jdbc = jdbc;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** From now on this replica works on the cloud, as long as it has the connection. */
    public void enter(Connection listening) throws SQLException {
        call(listening, "pg_advisory_lock_shared", TURN);
        call(listening, "pg_advisory_lock_shared", PRESENT);
        call(listening, "pg_advisory_unlock_shared", TURN);
        var epoch = epoch(listening);
        if (known == null || known != epoch.number) {
            while (!gate.close(PATIENCE)) {
                log.warn("the cloud is another one now, but there is work under way on the old one");
            }
            events.publishEvent(new CloudReplaced(known != null && epoch.fresh));
            known = epoch.number;
        }
        gate.open();
    }

    /** Another replica wants to be alone: steps aside until that has finished. */
    public void stepAside(Connection listening) throws SQLException {
        if (gate.close(PATIENCE)) {
            call(listening, "pg_advisory_unlock_shared", PRESENT);
            enter(listening);
        } else {
            log.warn("the cloud is not replaced: there is work under way that does not end");
        }
    }

    /** This replica does not listen any more. */
    public void leave() {
        gate.open();
    }

    /**
     * Waits until no replica works on the cloud; that stays so until the end of the caller's transaction. Fails like
     * any wait for a lock when one of them does not stop.
     */
    public void beAlone() {
        jdbc.sql("select set_config('lock_timeout', ?, true)")
                .param(Long.toString(EVERYBODYS_PATIENCE.toMillis()))
                .query(String.class)
                .single();
        take(TURN);
        apart.executeWithoutResult(status -> Notice.send(jdbc, CHANNEL));
        take(PRESENT);
    }

    /** Notes that from the end of the caller's transaction on the cloud is another one. */
    public Epoch begin(boolean fresh) {
        return jdbc.sql("update cloud_epoch set number = number + 1, fresh = ? returning number, fresh")
                .param(fresh)
                .query(Epoch.class)
                .single();
    }

    /** Which cloud the database holds now. */
    public Epoch epoch() {
        return jdbc.sql("select number, fresh from cloud_epoch")
                .query(Epoch.class)
                .single();
    }

    private void take(long lock) {
        jdbc.sql("select pg_advisory_xact_lock(" + lock + ")")
                .query((row, index) -> true)
                .single();
    }

    private static Epoch epoch(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select number, fresh from cloud_epoch")) {
            row.next();
            return new Epoch(row.getLong(1), row.getBoolean(2));
        }
    }

    private static void call(Connection connection, String function, long lock) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select " + function + "(" + lock + ")");
        }
    }
}
