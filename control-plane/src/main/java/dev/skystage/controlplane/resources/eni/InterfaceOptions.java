package dev.skystage.controlplane.resources.eni;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Choice;
import dev.skystage.persistence.eni.NetworkInterface;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a new interface carries its traffic.
 *
 * @param queuePairNumber of an interface whose mode is HighPerformance
 * @param networkInterfaceTrafficMode Standard or HighPerformance, which is RDMA
 * @param sourceDestCheck whether it drops what is not from or for its own addresses
 */
public record InterfaceOptions(
        @Nullable Integer queueNumber,
        @Nullable Integer queuePairNumber,
        @Nullable String networkInterfaceTrafficMode,
        @Nullable Boolean sourceDestCheck) {
    /** Nothing is said. */
    public static final InterfaceOptions NONE = new InterfaceOptions(null, null, null, null);

    private static final String HIGH_PERFORMANCE = "HighPerformance";
    private static final int MOST_QUEUES = 2048;

    /** Refuses values that are none. */
    public void examine() {
        checkParameter(queueNumber == null || (queueNumber >= 1 && queueNumber <= MOST_QUEUES), "QueueNumber");
        Choice.checkParameter(
                "NetworkInterfaceTrafficMode", networkInterfaceTrafficMode, Set.of("Standard", HIGH_PERFORMANCE));
        checkParameter(
                queuePairNumber == null
                        || (HIGH_PERFORMANCE.equals(networkInterfaceTrafficMode)
                                && queuePairNumber >= 1
                                && queuePairNumber <= MOST_QUEUES),
                "QueuePairNumber");
    }

    /** The same with so many queues. */
    public InterfaceOptions withQueues(int queues) {
        return new InterfaceOptions(queues, queuePairNumber, networkInterfaceTrafficMode, sourceDestCheck);
    }

    /** Writes what is said. */
    public void writeTo(NetworkInterface eni) {
        eni.queueNumber = queueNumber == null ? eni.queueNumber : queueNumber;
        eni.queuePairNumber = queuePairNumber == null ? eni.queuePairNumber : queuePairNumber;
        eni.trafficMode = networkInterfaceTrafficMode == null ? eni.trafficMode : networkInterfaceTrafficMode;
        eni.sourceDestCheck = sourceDestCheck == null ? eni.sourceDestCheck : sourceDestCheck;
    }
}
