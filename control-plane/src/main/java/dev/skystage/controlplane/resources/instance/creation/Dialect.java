package dev.skystage.controlplane.resources.instance.creation;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** In what the two creating actions differ: codes for the same condition, and the lengths of automatic renewals. */
public enum Dialect {
    RUN_INSTANCES(
            "InvalidInternetMaxBandwidthIn.Malformed",
            "InvalidInternetMaxBandwidthOut.Malformed",
            "InvalidIoOptimize.ValueNotSupported",
            "instancetype is not support IoOptimized instance",
            "InvalidPeriodType.ValueNotSupported",
            "OperationDenied.ImageNotValid",
            "QuotaExceed.DeploymentSetInstanceQuotaFull",
            1,
            Set.of(1, 2, 3, 6, 12, 24, 36, 48, 60)),
    CREATE_INSTANCE(
            "InvalidParameter.Bandwidth",
            "InvalidParameter",
            "InvalidIoOptimizedValue.ValueNotSupported",
            "InstanceType is not support IoOptimized instance",
            "InvalidPeriodUnit.ValueNotSupported",
            "IncorrectImageStatus",
            "DeploymentSet.NoRoom",
            null,
            Set.of(1, 2, 3, 6, 12));

    private final String bandwidthIn;
    private final String bandwidthOut;
    private final String ioOptimized;
    private final String ioNotSupported;
    private final String periodUnit;
    private final String imageStatus;
    private final String noRoomInDeploymentSet;
    private final @Nullable Integer renewal;
    private final Set<Integer> renewalMonths;

    Dialect(
            String bandwidthIn,
            String bandwidthOut,
            String ioOptimized,
            String ioNotSupported,
            String periodUnit,
            String imageStatus,
            String noRoomInDeploymentSet,
            @Nullable Integer renewal,
            Set<Integer> renewalMonths) {
        this.bandwidthIn = bandwidthIn;
        this.bandwidthOut = bandwidthOut;
        this.ioOptimized = ioOptimized;
        this.ioNotSupported = ioNotSupported;
        this.periodUnit = periodUnit;
        this.imageStatus = imageStatus;
        this.noRoomInDeploymentSet = noRoomInDeploymentSet;
        this.renewal = renewal;
        this.renewalMonths = renewalMonths;
    }

    String bandwidthIn() {
        return bandwidthIn;
    }

    String bandwidthOut() {
        return bandwidthOut;
    }

    String ioOptimized() {
        return ioOptimized;
    }

    /** A part of the message that tells the row of IoOptimized.NotSupported that is about the type. */
    String ioNotSupported() {
        return ioNotSupported;
    }

    String periodUnit() {
        return periodUnit;
    }

    String imageStatus() {
        return imageStatus;
    }

    /** The length of automatic renewals unless given; null where it must be. */
    @Nullable
    Integer renewal() {
        return renewal;
    }

    Set<Integer> renewalMonths() {
        return renewalMonths;
    }

    public String noRoomInDeploymentSet() {
        return noRoomInDeploymentSet;
    }
}
