package dev.skystage.persistence.database;

import java.nio.file.Path;

/** Another JVM runs on this home. */
public final class HomeInUseException extends RuntimeException {
    HomeInUseException(Path home) {
        super(home
                + " is in use by another Skystage process. Stop it, choose another directory with --skystage.home=DIR,"
                + " or start with --skystage.ephemeral=true.");
    }
}
