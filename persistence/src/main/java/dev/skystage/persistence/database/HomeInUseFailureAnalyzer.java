package dev.skystage.persistence.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns {@link HomeInUseException} into a short message instead of a stack trace. */
class HomeInUseFailureAnalyzer extends AbstractFailureAnalyzer<HomeInUseException> {
    @Override
    protected FailureAnalysis analyze(Throwable root, HomeInUseException cause) {
        return new FailureAnalysis(
                cause.home() + " is in use by another Skystage process.",
                "Stop it, choose another directory with --skystage.home=DIR, or start with --skystage.ephemeral=true.",
                cause);
    }
}
