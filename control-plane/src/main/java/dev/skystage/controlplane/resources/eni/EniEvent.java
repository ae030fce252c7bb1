package dev.skystage.controlplane.resources.eni;

/** What happens to a network interface. */
public enum EniEvent {
    /** Attached to an instance that is being created; mostly the interface is created with it. */
    CREATED_ATTACHED,
    ATTACH,
    ATTACHED,
    ATTACH_FAILED,
    DETACH,
    DETACHED,
    DETACH_FAILED,
    /** Its instance was released; the interface stays. */
    INSTANCE_RELEASED
}
