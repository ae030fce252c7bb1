package dev.skystage.controlplane.resources.disk;

/** What happens to a disk. */
public enum DiskEvent {
    /** Made on its own, attached to nothing. */
    CREATED,
    /** Made together with its instance and attached to it. */
    CREATED_ATTACHED,
    ATTACH,
    ATTACHED,
    ATTACH_FAILED,
    DETACH,
    DETACHED,
    DETACH_FAILED,
    /** Its instance, or the last of them if it is shared, was released; the disk stays. */
    INSTANCE_RELEASED,
    RE_INIT,
    RE_INITED,
    /** Its category, level or provisioned operations have changed; its status stays. */
    SPEC_CHANGED,
    SPEC_CHANGE_FAILED,
    /** Released with its instance, or by DeleteDisk. */
    DELETE,
    DELETED
}
