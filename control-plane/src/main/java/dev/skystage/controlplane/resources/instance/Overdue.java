package dev.skystage.controlplane.resources.instance;

/**
 * Whose overdue payment forbids an operation on an instance and, if one is involved, a disk (reference section 22.2).
 */
public enum Overdue {
    /** Nobody's. */
    NONE,
    /** The instance's; the disk does not count. */
    INSTANCE,
    /** The disk's; the instance does not count. */
    DISK,
    /** Either's. */
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
