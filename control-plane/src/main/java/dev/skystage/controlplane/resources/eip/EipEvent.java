package dev.skystage.controlplane.resources.eip;

/** What happens to an elastic IP address. */
public enum EipEvent {
    /** Made from the public address of an instance, to which it stays bound. */
    CONVERTED,
    ASSOCIATE,
    ASSOCIATED,
    ASSOCIATE_FAILED,
    UNASSOCIATE,
    UNASSOCIATED,
    UNASSOCIATE_FAILED,
    /** What it was bound to is gone. */
    RELEASED_FROM
}
