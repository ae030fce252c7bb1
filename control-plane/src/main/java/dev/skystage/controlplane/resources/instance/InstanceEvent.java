package dev.skystage.controlplane.resources.instance;

/** What happens to an instance. */
public enum InstanceEvent {
    /** RunInstances: it exists and will be started. */
    CREATED_TO_START,
    /** CreateInstance: it exists and stays shut down. */
    CREATED,
    /** It could not be created. */
    CREATION_FAILED,
    START,
    STARTED,
    /** The start or reboot did not succeed. */
    START_FAILED,
    STOP,
    STOPPED,
    /** The shutdown did not succeed, so the instance was switched off. */
    STOP_FORCED,
    REBOOT,
    RELEASE,
    RELEASED
}
