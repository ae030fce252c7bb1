package dev.skystage.persistence.disk;

/** That an instance has a shared disk, or is getting it, or is losing it. */
public record DiskAttachment(String diskId, String instanceId, boolean attached, boolean detaching) {
    /** A shared disk and one of its instances. */
    public record Key(String diskId, String instanceId) {}
}
