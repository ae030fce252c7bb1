package dev.skystage.controlplane.resources.instance;

/** Whose overdue payment forbids an operation on an instance and, if there is one, on a disk (reference section 22.2). */
public enum Overdue {
    /** None does. */
    NONE,
    /** That of the instance; the disk does not count. */
    INSTANCE,
    /** That of the disk; the instance does not count. */
    DISK,
    /** That of either. */
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
