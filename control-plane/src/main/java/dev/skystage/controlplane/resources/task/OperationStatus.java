package dev.skystage.controlplane.resources.task;

/** Statuses of an operation. */
public enum OperationStatus {
    PROCESSING("Processing"),
    FINISHED("Finished"),
    FAILED("Failed"),
    /** Ended because the user wanted that. */
    CANCELLED("Deleted");

    private final String wire;

    OperationStatus(String wire) {
        this.wire = wire;
    }

    /** The name the API shows. */
    public String wire() {
        return wire;
    }
}
