package dev.skystage.controlplane.resources.vpc;

/** What happens to a VPC, a VSwitch or an entry of a route table. */
public enum NetworkEvent {
    /** It exists and can be used. */
    CREATED
}
