package dev.skystage.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.orm.jpa.JpaSystemException;
import org.springframework.transaction.CannotCreateTransactionException;

class DatabaseAwayTest {
    static Stream<Exception> away() {
        return Stream.of(
                new DataAccessResourceFailureException("no route"),
                new CannotCreateTransactionException("no connection"),
                // a rollback on a connection that the pool has closed
                new JpaSystemException(new RuntimeException("rollback", new SQLException("Connection is closed"))),
                new JpaSystemException(new RuntimeException("select", new SQLException("terminating", "57P02"))),
                new JpaSystemException(new RuntimeException("insert", new SQLException("disk full", "53100"))),
                new IllegalStateException(new SQLException("broken pipe", "08006")));
    }

    @ParameterizedTest
    @MethodSource("away")
    void theDatabaseIsAway(Exception failure) {
        assertThat(DatabaseAway.caused(failure)).isTrue();
    }

    @Test
    void otherFailuresAreNot() {
        assertThat(DatabaseAway.caused(new IllegalStateException("defect"))).isFalse();
        assertThat(DatabaseAway.caused(
                        new DataIntegrityViolationException("taken", new SQLException("duplicate key", "23505"))))
                .isFalse();
    }
}
