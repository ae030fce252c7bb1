package dev.skystage.controlplane.resources.instance;

/** What happens to an instance. */
public enum InstanceEvent {
    /** RunInstances: made, goes on to start. */
    CREATED_TO_START,
    /** CreateInstance: made, stays shut down. */
    CREATED,
    /** It could not be made. */
    CREATION_FAILED,
    START,
    STARTED,
    /** The start or reboot did not succeed. */
    START_FAILED,
    STOP,
    STOPPED,
    /** The shutdown did not succeed; the instance was switched off. */
    STOP_FORCED,
    REBOOT,
    RELEASE,
    RELEASED
}
