package dev.skystage.controlplane.resources.provisioninggroup;

import dev.skystage.controlplane.api.ItemName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was launched of a type in a zone, or why nothing was. */
public record LaunchResult(
        String instanceType,
        String zoneId,
        String spotStrategy,
        int amount,
        @ItemName("InstanceId") List<String> instanceIds,
        @Nullable String errorCode,
        @Nullable String errorMsg) {
    /** The code for a pool without room. */
    static final String NO_STOCK = "NoInstanceStock";
}
