package dev.skystage.controlplane.actions.disk;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.Refusal;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.instance.InstanceOperation;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.instance.SystemDisks;
import dev.skystage.controlplane.resources.instance.guest.Password;
import dev.skystage.controlplane.resources.keypair.KeyPairs;
import jakarta.validation.constraints.NotBlank;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the system disk of a stopped instance by one made from an image. The new disk has another id. The old one is
 * released when the new one is ready, and only then does the instance show the new image.
 */
@Action("004 §8.7")
record ReplaceSystemDisk(Instances instances, SystemDisks disks, KeyPairs keyPairs) {
    record Request(
            @NotBlank String instanceId,
            @NotBlank String imageId,
            @Nullable SystemDisk systemDisk,
            @Nullable String password,
            @Nullable Boolean passwordInherit,
            @Nullable String keyPairName,
            @Nullable Boolean encrypted,
            @WireName("KMSKeyId") @Nullable String kmsKeyId,
            @Nullable String securityEnhancementStrategy,
            @Nullable String clientToken) {}

    record SystemDisk(
            @Refusal("InvalidSystemDiskSize") @Nullable Integer size) {}

    record Result(String diskId) {}

    Result handle(Request request, Caller caller) {
        Choice.checkParameter(
                "SecurityEnhancementStrategy", request.securityEnhancementStrategy(), Set.of("Active", "Deactive"));
        var size = request.systemDisk() == null ? null : request.systemDisk().size();
        check(size == null || size >= SystemDisks.SMALLEST_GIB, "InvalidSystemDiskSize.LessThanMinSize");
        var inherit = Boolean.TRUE.equals(request.passwordInherit());
        check(!inherit || request.password() == null, "InvalidPasswordParam.Mismatch");
        // this cloud has no KMS, so no key exists
        check(request.kmsKeyId() == null, "InvalidParameter.KMSKeyId.NotFound");
        var instance = instances.lock(caller, request.instanceId(), InstanceOperation.REPLACE_SYSTEM_DISK);
        Password.examine(request.password(), instance.osType.equals("windows"));
        var disk = disks.replace(caller, instance, request.imageId(), size, Boolean.TRUE.equals(request.encrypted()));
        if (request.keyPairName() != null) {
            instance.keyPairName = keyPairs.hold(caller, instance.regionId, request.keyPairName()).name;
        }
        instance.passwordSet = request.password() != null || (inherit && instance.passwordSet);
        return new Result(disk.id);
    }
}
