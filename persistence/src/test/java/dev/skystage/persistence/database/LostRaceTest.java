package dev.skystage.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LostRaceTest {
    @ParameterizedTest
    @CsvSource({
        "40001, true, false",
        "40P01, true, false",
        "55P03, true, false",
        "23505, false, true",
        "23503, false, true",
        "23P01, false, true",
        "23502, false, false",
        "23514, false, false",
        "22001, false, false"
    })
    void whatOthersCanCause(String state, boolean caused, boolean byConstraint) {
        var failure = new IllegalStateException(new SQLException("refused", state));

        assertThat(LostRace.caused(failure)).isEqualTo(caused);
        assertThat(LostRace.byConstraint(failure)).isEqualTo(byConstraint);
    }
}
