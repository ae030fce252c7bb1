package dev.skystage.gateway.coverage;

import dev.skystage.gateway.contract.ErrorTable;
import dev.skystage.gateway.testing.KeptLines;
import jakarta.annotation.PreDestroy;
import org.springframework.stereotype.Component;

/** Writes down the doubts that the error table had during the tests; {@link CoverageCheck} reads them afterwards. */
@Component
class KeptDoubts {
    static final String NAME = "error-doubts";

    private static final KeptLines LINES = new KeptLines(NAME);

    private final ErrorTable errors;

    KeptDoubts(ErrorTable errors) {
        this.errors = errors;
    }

    @PreDestroy
    void write() {
        LINES.keep(errors.doubts());
    }
}
