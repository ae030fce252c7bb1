package dev.skystage.gateway.coverage;

import dev.skystage.gateway.contract.ErrorTable;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;

/** Leaves behind the doubts that the error table had while the tests ran; {@link CoverageCheck} reads them afterwards. */
@Component
class KeptDoubts {
    static final Path FILE = Path.of("target", "error-doubts.txt");

    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    private final ErrorTable errors;

    KeptDoubts(ErrorTable errors) {
        this.errors = errors;
    }

    @PreDestroy
    void write() throws IOException {
        Files.createDirectories(FILE.getParent());
        var how = BEGUN.compareAndSet(false, true) ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND;
        Files.write(FILE, errors.doubts(), StandardOpenOption.CREATE, StandardOpenOption.WRITE, how);
    }
}
