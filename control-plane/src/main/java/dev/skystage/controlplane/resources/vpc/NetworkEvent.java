package dev.skystage.controlplane.resources.vpc;

/** What happens to a VPC or a VSwitch. */
public enum NetworkEvent {
    /** It is made and can be used. */
    CREATED
}
