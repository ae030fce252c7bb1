package dev.skystage.persistence.cloud;

/** A file that cannot be put in the place of the cloud; the message says why, and nothing has been changed. */
public final class UnusableFileException extends RuntimeException {
    public UnusableFileException(String why) {
        super(why);
    }

    UnusableFileException(String why, Throwable cause) {
        super(why, cause);
    }
}
