package dev.skystage.gateway.coverage;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Leaves behind which (action, code) pairs the tests have seen answered; {@link CoverageCheck} reads it afterwards. */
@Component
class ObservedAnswers {
    static final Path FILE = Path.of("target", "observed-answers.txt");

    private final MeterRegistry metrics;

    ObservedAnswers(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @PreDestroy
    void write() throws IOException {
        var lines = metrics.find("skystage.api.requests").timers().stream()
                .map(timer ->
                        timer.getId().getTag("action") + " " + timer.getId().getTag("code"))
                .collect(Collectors.joining("\n", "", "\n"));
        Files.createDirectories(FILE.getParent());
        Files.writeString(FILE, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
