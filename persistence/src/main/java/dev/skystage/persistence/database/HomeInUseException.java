package dev.skystage.persistence.database;

import java.nio.file.Path;

/** Another JVM runs on this home. */
public final class HomeInUseException extends RuntimeException {
    private final transient Path home;

    HomeInUseException(Path home) {
        super(home + " is in use by another Skystage process (see --skystage.home)");
        this.home = home;
    }

    Path home() {
        return home;
    }
}
