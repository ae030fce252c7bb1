package dev.skystage.controlplane.network;

/** What happens to a VPC or a VSwitch. */
public enum NetworkEvent {
    /** It is made and can be used. */
    CREATED
}
