package dev.skystage.controlplane.resources.provisioninggroup;

/** A step in the history of a group. */
public record Activity(String detail, String status) {
    static Activity of(LaunchResult result) {
        var kind = result.spotStrategy().equals("NoSpot") ? "pay-as-you-go" : "preemptible";
        return result.errorCode() == null
                ? new Activity(
                        "Launched %d %s instances of %s in %s"
                                .formatted(result.amount(), kind, result.instanceType(), result.zoneId()),
                        "Successful")
                : new Activity(
                        "No %s instance of %s in %s: %s"
                                .formatted(kind, result.instanceType(), result.zoneId(), result.errorCode()),
                        "Failed");
    }
}
