package dev.skystage.gateway.instance;

import dev.skystage.gateway.testing.Account;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Requests that both creating actions refuse: the difference from a good request, and the answer. A parameter of the
 * good request is left out where it is given without a value.
 */
final class CreationRefusals {
    static final String WINDOWS = "win2022_21H2_x64_dtc_en-us_40G_alibase_20240512.vhd";
    private static final String LONG = "a".repeat(129);

    private static final String SEVENTH = "InstanceType=ecs.g7.large;";

    private CreationRefusals() {}

    /** One refusal. */
    record Refusal(String changes, int http, String code, String message) {
        @Override
        public String toString() {
            return (changes.length() > 60 ? changes.substring(0, 60) : changes) + " -> " + code;
        }

        /** The parameters, names and values in turn. */
        String[] parameters() {
            Map<String, String> all = new LinkedHashMap<>();
            all.put("ImageId", Account.IMAGE);
            all.put("InstanceType", Account.INSTANCE_TYPE);
            for (var change : changes.split(";")) {
                var parts = change.split("=", 2);
                if (all.remove(parts[0]) == null || !parts[1].isEmpty()) {
                    all.put(parts[0], parts[1]);
                }
            }
            return all.entrySet().stream()
                    .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                    .toArray(String[]::new);
        }
    }

    static Refusal refusal(String changes, int http, String code) {
        return refusal(changes, http, code, "");
    }

    static Refusal refusal(String changes, int http, String code, String message) {
        return new Refusal(changes, http, code, message);
    }

    static Stream<Refusal> common() {
        return Stream.of(features(), names(), money(), systemDisks(), dataDisks(), guests(), places())
                .flatMap(rows -> rows);
    }

    private static Stream<Refusal> features() {
        return Stream.of(
                refusal("RegionId=mars-1", 404, "InvalidRegionId.NotFound"),
                refusal("DedicatedHostId=dh-1", 400, "InvalidDedicatedHostId.NotFound"),
                refusal("Tenancy=host", 403, "OperationDenied.NoStock"),
                refusal("DedicatedHostId=dh-1;DeploymentSetId=ds-1", 400, "InvalidDeploymentOnHost"),
                refusal("Tenancy=mine", 400, "InvalidParam.Tenancy"),
                refusal("Affinity=none", 400, "InvalidParameter"),
                refusal("ResourceGroupId=rg-none", 404, "InvalidResourceGroup.NotFound"),
                refusal("HpcClusterId=hpc-1", 400, "InvalidHpcClusterId.NotFound"),
                refusal("RamRoleName=role", 404, "InvalidRamRole.NotFound"),
                refusal("KeyPairName=key", 404, "InvalidKeyPairName.NotFound"),
                refusal("KeyPairName=key;ImageId=" + WINDOWS, 403, "DependencyViolation.WindowsInstance"),
                refusal(
                        "KeyPairName=key;InstanceType=ecs.s1.small",
                        400,
                        "InvalidInstanceType.ValueNotSupported",
                        "KeyPairName"),
                refusal("SecurityEnhancementStrategy=Maybe", 400, "InvalidParameter"),
                refusal("CreditSpecification=Fast", 400, "InvalidParameter.CreditSpecification"));
    }

    private static Stream<Refusal> names() {
        return Stream.of(
                refusal("InstanceName=1abc", 400, "InvalidInstanceName.Malformed"),
                refusal("InstanceName=a", 400, "InvalidInstanceName.Malformed"),
                refusal("InstanceName=http://abc", 400, "InvalidInstanceName.Malformed"),
                refusal("InstanceName=" + LONG, 400, "InvalidInstanceName.Malformed"),
                refusal("HostName=a", 400, "InvalidHostName.Malformed"),
                refusal("HostName=-abc", 400, "InvalidHostName.Malformed"),
                refusal("HostName=a..b", 400, "InvalidHostName.Malformed"),
                refusal("HostName=sixteenletters-1;ImageId=" + WINDOWS, 400, "InvalidHostName.Malformed"),
                refusal("HostName=12345;ImageId=" + WINDOWS, 400, "InvalidHostName.Malformed"),
                refusal("Description=x", 400, "InvalidDescription.Malformed"),
                refusal("Description=https://x", 400, "InvalidDescription.Malformed"),
                refusal("Description=" + LONG + LONG, 400, "InvalidDescription.Malformed"),
                refusal("Password=short1A", 400, "InvalidPassword.Malformed"),
                refusal("Password=onlyletters", 400, "InvalidPassword.Malformed"),
                refusal("Password=/Passw0rd;ImageId=" + WINDOWS, 400, "InvalidPassword.Malformed"),
                refusal("Password=Passw0rd;PasswordInherit=true", 400, "InvalidPasswordParam.Mismatch"),
                refusal("Tag.1.Key=acs:x", 400, "InvalidTagKey.Malformed"),
                refusal("Tag.1.Key=aliyunx", 400, "InvalidTagKey.Malformed"),
                refusal("Tag.1.Key=see http://x", 400, "InvalidTagKey.Malformed"),
                refusal("Tag.1.Key=" + "k".repeat(65), 400, "InvalidTagKey.Malformed"),
                refusal("Tag.1.Key=k", 400, "InvalidTagValue.Malformed"),
                // as recorded: names that begin with a small letter are unknown
                refusal("Tag.1.Key=k;Tag.1.value=v", 400, "InvalidTagValue.Malformed"),
                refusal("Tag.1.Key=k;Tag.1.Value=" + LONG, 400, "InvalidTagValue.Malformed"),
                refusal("Tag.1.Value=v", 400, "InvalidTag.Mismatch"),
                refusal("Tag.1.Key=k;Tag.1.Value=;Tag.2.Key=k;Tag.2.Value=", 400, "Duplicate.TagKey"),
                refusal(repeat("Tag.%d.Key=k%d", 21), 400, "InvalidTagCount"));
    }

    private static Stream<Refusal> money() {
        var prePaid = "InstanceChargeType=PrePaid;";
        return Stream.of(
                refusal("InstanceChargeType=Free", 404, "InvalidInstanceChargeType.NotFound"),
                refusal(prePaid, 400, "MissingParamter", "Period"),
                refusal(prePaid + "Period=10", 400, "InvalidPeriod"),
                refusal(prePaid + "Period=5;PeriodUnit=Week", 400, "InvalidPeriod"),
                refusal(
                        prePaid + "Period=1;AutoRenew=true;AutoRenewPeriod=4",
                        400,
                        "InvalidAutoRenewPeriod.ValueNotSupported"),
                refusal(prePaid + "Period=1;SpotStrategy=SpotAsPriceGo", 400, "InvalidSpotPrepaid"),
                refusal("SpotStrategy=Cheap", 400, "InvalidSpotStrategy"),
                refusal("SpotStrategy=SpotWithPriceLimit", 400, "InvalidSpotPriceLimit"),
                refusal("SpotStrategy=SpotWithPriceLimit;SpotPriceLimit=1.2345", 400, "InvalidSpotPriceLimit"),
                refusal(
                        "SpotStrategy=SpotWithPriceLimit;SpotPriceLimit=0.001",
                        400,
                        "InvalidSpotPriceLimit.LowerThanPublicPrice"),
                refusal("SpotDuration=7", 400, "InvalidSpotDuration"),
                refusal("SpotInterruptionBehavior=Hibernate", 400, "InvalidSpotInterruptionBehavior"),
                refusal(
                        "SpotInterruptionBehavior=Terminate;InstanceType=ecs.i2.xlarge",
                        403,
                        "InvalidSpotInterruptionBehavior.LocalDiskNotSupport"),
                refusal("InternetChargeType=PayByHour", 400, "InvalidInternetChargeType.ValueNotSupported"));
    }

    private static Stream<Refusal> systemDisks() {
        return Stream.of(
                refusal("SystemDisk.Category=tape", 400, "InvalidSystemDiskCategory.ValueNotSupported"),
                refusal("SystemDisk.Category=cloud", 403, "InvalidDiskCategory.NotSupported"),
                refusal("SystemDisk.Category=ephemeral_ssd", 403, "InvalidDiskCategory.NotSupported"),
                refusal(SEVENTH, 400, "InvalidSystemDiskCategory.ValueNotSupported"),
                refusal(
                        SEVENTH + "SystemDisk.Category=cloud_efficiency",
                        400,
                        "InvalidSystemDiskCategory.ValueNotSupported"),
                refusal(
                        "SystemDisk.Category=cloud_auto;InstanceType=ecs.g5.large",
                        400,
                        "InvalidSystemDiskCategory.ValueNotSupported"),
                refusal(
                        SEVENTH + "SystemDisk.Category=elastic_ephemeral_disk_standard",
                        400,
                        "InvalidSystemDiskCategory.ValueNotSupported"),
                refusal(
                        SEVENTH + "SystemDisk.Category=cloud_essd;SystemDisk.PerformanceLevel=PL2;SystemDisk.Size=460",
                        404,
                        "InvalidSystemDiskSize.LessThanMinSize"),
                refusal(
                        SEVENTH + "SystemDisk.Category=cloud_essd;SystemDisk.Size=2049",
                        404,
                        "InvalidSystemDiskSize.MoreThanMaxSize"),
                refusal("SystemDisk.Size=big", 404, "InvalidSystemDiskSize"),
                refusal("SystemDisk.Size=19", 404, "InvalidSystemDiskSize.LessThanMinSize"),
                refusal("SystemDisk.Size=501", 404, "InvalidSystemDiskSize.MoreThanMaxSize"),
                refusal("SystemDisk.Size=39;ImageId=" + WINDOWS, 404, "InvalidSystemDiskSize.LessThanImageSize"),
                refusal("SystemDisk.DiskName=1", 400, "InvalidDiskName.Malformed"),
                refusal("SystemDisk.Description=x", 400, "InvalidDiskDescription.Malformed"),
                refusal("SystemDisk.Category=cloud_essd;SystemDisk.PerformanceLevel=PL9", 400, "InvalidParameter"),
                refusal(
                        "SystemDisk.Category=cloud_efficiency;SystemDisk.PerformanceLevel=fast",
                        400,
                        "InvalidParameter",
                        "SystemDisk.PerformanceLevel"));
    }

    private static Stream<Refusal> dataDisks() {
        return Stream.of(
                refusal(
                        "DataDisk.1.Category=tape;DataDisk.1.Size=40",
                        400,
                        "InvalidDataDiskCategory.ValueNotSupported"),
                refusal("DataDisk.1.Size=4", 400, "InvalidDataDiskSize.ValueNotSupported"),
                refusal("DataDisk.1.Size=2001", 400, "InvalidDataDiskSize.ValueNotSupported"),
                refusal("DataDisk.1.Category=cloud", 400, "InvalidDataDiskSize.ValueNotSupported"),
                refusal(essd("PL3", 20), 400, "InvalidDataDiskSize.ValueNotSupported"),
                refusal(essd("PL2", 20), 400, "InvalidDataDiskSize.ValueNotSupported"),
                refusal(essd("PL1", 19), 400, "InvalidDataDiskSize.ValueNotSupported"),
                refusal(
                        SEVENTH + "SystemDisk.Category=cloud_essd;DataDisk.1.Size=40;DataDisk.1.Category=cloud_ssd",
                        400,
                        "InvalidDataDiskCategory.ValueNotSupported"),
                refusal(
                        "DataDisk.1.Size=40;DataDisk.1.Category=cloud_ssd;DataDisk.1.PerformanceLevel=fast",
                        400,
                        "InvalidParameter",
                        "DataDisk.1.PerformanceLevel"),
                refusal("DataDisk.1.SnapshotId=s-1", 404, "InvalidDataDiskSnapshotId.NotFound"),
                refusal("DataDisk.1.Size=40;DataDisk.1.DiskName=1", 400, "InvalidDiskName.Malformed"),
                refusal("DataDisk.1.Size=40;DataDisk.1.Description=x", 400, "InvalidDiskDescription.Malformed"),
                refusal("DataDisk.1.Size=40;DataDisk.1.Device=/dev/sda", 400, "InvalidDataDevice.Malformed"),
                refusal("DataDisk.1.Size=40;DataDisk.1.Device=/dev/xvda", 403, "InvalidDevice.InUse"),
                refusal(
                        "DataDisk.1.Size=40;DataDisk.1.Encrypted=maybe",
                        400,
                        "InvalidParameter.EncryptedIllegal",
                        "The value of parameter Encrypted is illegal."),
                refusal(
                        "DataDisk.1.Size=40;DataDisk.1.KMSKeyId=k",
                        400,
                        "InvalidParameter.EncryptedIllegal",
                        "must be true when kmsKeyId"),
                refusal("DataDisk.1.Size=40;DataDisk.1.Category=ephemeral_ssd", 400, "InvalidDiskCategory.Mismatch"),
                refusal(
                        "DataDisk.1.Size=40;DataDisk.1.Category=ephemeral_ssd;DataDisk.1.DeleteWithInstance=true",
                        403,
                        "DeleteWithInstance.Conflict"),
                refusal(
                        "DataDisk.1.Size=40;DataDisk.1.Category=ephemeral_ssd;DataDisk.1.Encrypted=true",
                        400,
                        "InvalidParameter.EncryptedNotSupported",
                        "Corresponding data disk category"),
                refusal(
                        "InstanceType=ecs.s1.small;SystemDisk.Category=ephemeral_ssd;"
                                + repeat("DataDisk.%d.Size=800;DataDisk.%d.Category=ephemeral_ssd", 2),
                        403,
                        "InstanceDiskCategoryLimitExceed"),
                refusal(repeat("DataDisk.%d.Size=40", 17), 400, "InstanceDiskNumber.LimitExceed"));
    }

    private static Stream<Refusal> guests() {
        return Stream.of(
                refusal("InstanceType=ecs.nope", 400, "InvalidInstanceType.ValueNotSupported", "permitted range"),
                refusal(
                        "InstanceType=g6.large",
                        400,
                        "InvalidInstanceType.ValueNotSupported",
                        "instancetype is not valid."),
                refusal("ImageId=nope", 404, "InvalidImageId.NotFound"),
                refusal("ImageId=aliyun_3_arm64_20G_alibase_20240528.vhd", 403, "ImageNotSupportInstanceType"),
                refusal("InstanceType=ecs.t5-lc2m1.nano;ImageId=" + WINDOWS, 403, "ImageNotSupportInstanceType"),
                refusal("IoOptimized=none", 404, "DependencyViolation.IoOptimized"),
                refusal("IoOptimized=optimized;InstanceType=ecs.s1.small", 404, "IoOptimized.NotSupported"),
                refusal("UserData=%%%", 400, "InvalidUserData.Base64FormatInvalid"),
                refusal("UserData=" + "QUJD".repeat(10923), 400, "InvalidUserData.SizeExceeded"),
                refusal("UserData=QUJD;InstanceType=ecs.s1.small", 400, "InvalidUserData.NotSupported"));
    }

    private static Stream<Refusal> places() {
        return Stream.of(
                refusal("ZoneId=mars-1a", 404, "InvalidZoneId.NotFound"),
                refusal("VSwitchId=vsw-1", 404, "InvalidVSwitchId.NotFound"),
                refusal("SecurityGroupId=sg-1", 404, "InvalidSecurityGroupId.NotFound"),
                refusal("PrivateIpAddress=172.16.0.9", 400, "MissingParameter", "VSwitchId"),
                refusal("DeploymentSetId=ds-1", 404, "DeploymentSet.NotFound"));
    }

    private static String essd(String level, int size) {
        return "DataDisk.1.Category=cloud_essd;DataDisk.1.PerformanceLevel=" + level + ";DataDisk.1.Size=" + size;
    }

    static String repeat(String pattern, int n) {
        return String.join(
                ";",
                IntStream.rangeClosed(1, n)
                        .mapToObj(i -> pattern.replace("%d", Integer.toString(i)))
                        .toList());
    }
}
