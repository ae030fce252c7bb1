package dev.skystage.controlplane.resources.instance;

/** Whose overdue payment forbids an operation on an instance and, if there is one, on a disk (reference section 22.2). */
public enum Overdue {
    /** Nobody's. */
    NONE,
    /** The instance's, whatever the disk's. */
    INSTANCE,
    /** The disk's, whatever the instance's. */
    DISK,
    /** Either one's. */
    EITHER;

    /** Whether the operation is forbidden. */
    public boolean forbids(boolean instanceOverdue, boolean diskOverdue) {
        return switch (this) {
            case NONE -> false;
            case INSTANCE -> instanceOverdue;
            case DISK -> diskOverdue;
            case EITHER -> instanceOverdue || diskOverdue;
        };
    }
}
