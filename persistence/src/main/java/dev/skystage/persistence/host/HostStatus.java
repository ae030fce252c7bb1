package dev.skystage.persistence.host;

/** Whether a host takes new instances. */
public enum HostStatus {
    /** Takes instances. */
    ACTIVE("Active"),
    /** Keeps its instances, takes no new ones. */
    DRAINING("Draining"),
    /** Failed. */
    DOWN("Down");

    private final String wire;

    HostStatus(String wire) {
        this.wire = wire;
    }

    /** The text in the database and in answers. */
    public String wire() {
        return wire;
    }
}
