package dev.skystage.controlplane.resources.instance.creation;

/** The codes under which the error tables of the two creating actions list the same condition. */
public enum Dialect {
    RUN_INSTANCES(
            "InvalidInternetMaxBandwidthIn.Malformed",
            "InvalidInternetMaxBandwidthOut.Malformed",
            "InvalidIoOptimize.ValueNotSupported",
            "InvalidPeriodType.ValueNotSupported",
            "OperationDenied.ImageNotValid",
            "QuotaExceed.DeploymentSetInstanceQuotaFull"),
    CREATE_INSTANCE(
            "InvalidParameter.Bandwidth",
            "InvalidParameter",
            "InvalidIoOptimizedValue.ValueNotSupported",
            "InvalidPeriodUnit.ValueNotSupported",
            "IncorrectImageStatus",
            "DeploymentSet.NoRoom");

    private final String bandwidthIn;
    private final String bandwidthOut;
    private final String ioOptimized;
    private final String periodUnit;
    private final String imageStatus;
    private final String noRoomInDeploymentSet;

    Dialect(
            String bandwidthIn,
            String bandwidthOut,
            String ioOptimized,
            String periodUnit,
            String imageStatus,
            String noRoomInDeploymentSet) {
        this.bandwidthIn = bandwidthIn;
        this.bandwidthOut = bandwidthOut;
        this.ioOptimized = ioOptimized;
        this.periodUnit = periodUnit;
        this.imageStatus = imageStatus;
        this.noRoomInDeploymentSet = noRoomInDeploymentSet;
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

    String periodUnit() {
        return periodUnit;
    }

    String imageStatus() {
        return imageStatus;
    }

    public String noRoomInDeploymentSet() {
        return noRoomInDeploymentSet;
    }
}
