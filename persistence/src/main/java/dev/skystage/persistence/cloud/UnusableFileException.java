package dev.skystage.persistence.cloud;

/** A file that cannot replace the cloud; the message says why. Nothing has been changed. */
public final class UnusableFileException extends RuntimeException {
    public UnusableFileException(String why) {
        super(why);
    }

    UnusableFileException(String why, Throwable cause) {
        super(why, cause);
    }
}
