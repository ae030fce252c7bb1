package dev.skystage.controlplane.actions.disk;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.Texts.orEmpty;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.Refusal;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.Tags;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.disk.DiskCategory;
import dev.skystage.controlplane.resources.disk.DiskCreations;
import dev.skystage.controlplane.resources.disk.DiskShape;
import dev.skystage.controlplane.resources.disk.DiskTuning;
import dev.skystage.controlplane.resources.instance.DiskAttachments;
import dev.skystage.controlplane.resources.instance.DiskTerms;
import dev.skystage.controlplane.resources.instance.InstanceOperation;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.snapshot.DiskSources;
import dev.skystage.persistence.disk.Disk;
import dev.skystage.persistence.instance.Instance;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Creates a data disk, empty or from a snapshot: either a pay-as-you-go disk in a zone, or a disk that is attached to a
 * subscription instance and paid for with it.
 */
@Action("004 §8.3")
record CreateDisk(
        Regions regions,
        Instances instances,
        DiskSources sources,
        DiskCreations creations,
        DiskAttachments attachments,
        DiskTerms terms) {
    record Request(
            @NotBlank String regionId,
            @Nullable String zoneId,
            @Nullable String instanceId,
            @Nullable String diskName,
            @Nullable String description,

            @Refusal("InvalidParameter.EncryptedIllegal") @Nullable
            Boolean encrypted,

            @WireName("KMSKeyId") @Nullable String kmsKeyId,
            @Nullable String diskCategory,
            @Nullable String performanceLevel,
            @Nullable Long provisionedIops,
            @Nullable Boolean burstingEnabled,
            @Nullable String multiAttach,

            @Refusal("InvalidSize.ValueNotSupported") @Nullable
            Integer size,

            @Nullable String snapshotId,
            @Nullable String resourceGroupId,
            @Nullable List<Tag> tag,
            @Nullable String clientToken) {}

    record Result(String diskId, @Nullable String orderId) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        check(Texts.isNameWithColons(request.diskName()), "InvalidDiskName.Malformed");
        check(Texts.isDescription(request.description()), "InvalidDescription.Malformed");
        var tags = Tags.given(request.tag());
        var category = DiskShape.category(request.diskCategory());
        var level = DiskShape.level(category, request.performanceLevel());
        var multiAttach = multiAttach(request, category);
        var zoneId = zone(request, category);
        check(zoneId.isEmpty() || region.has(zoneId), "InvalidZoneId.NotFound");
        var instance = instance(request, caller);
        var source = sources.hold(
                caller, region.id(), request.snapshotId(), request.encrypted(), request.kmsKeyId(), category);
        check(request.size() != null || source.snapshotId() != null, "MissingParameter", "either SnapshotId or Size");
        var size = source.size(request.size());
        var shape = new DiskShape(category, level, size).checked();

        var disk = creations.prepare(caller.accountId(), region.id(), shape);
        disk.multiAttach = multiAttach;
        disk.zoneId = instance == null ? zoneId : instance.zoneId;
        disk.name = orEmpty(request.diskName());
        disk.description = orEmpty(request.description());
        disk.encrypted = source.encrypted();
        disk.sourceSnapshotId = source.snapshotId();
        DiskTuning.apply(disk, request.provisionedIops(), request.burstingEnabled());
        disk.resourceGroupId = orEmpty(request.resourceGroupId());
        disk.tags = tags;
        var orderId = subscribe(disk, instance);
        creations.begin(disk, caller.requestId());
        return new Result(disk.id, orderId);
    }

    /** Whether several instances can share it; they get it by AttachDisk. */
    private static boolean multiAttach(Request request, DiskCategory category) {
        Choice.check(request.multiAttach(), Set.of("Disabled", "Enabled"), "InvalidParameter.MultiAttach");
        var enabled = "Enabled".equals(request.multiAttach());
        check(!enabled || orEmpty(request.instanceId()).isEmpty(), "InvalidParameter.MultiAttachAndInstanceIdConflict");
        check(!enabled || category.isShareable(), "InvalidParameter.DiskCategoryAndMultiAttachNotMatch");
        return enabled;
    }

    /** A disk that is kept in several zones needs no zone; a disk for an instance is in the instance's zone. */
    private static String zone(Request request, DiskCategory category) {
        var zoneId = orEmpty(request.zoneId());
        var needed = category != DiskCategory.CLOUD_REGIONAL_DISK_AUTO
                && orEmpty(request.instanceId()).isEmpty();
        check(!needed || !zoneId.isEmpty(), "MissingParameter", "ZoneId");
        return category == DiskCategory.CLOUD_REGIONAL_DISK_AUTO ? "" : zoneId;
    }

    private @Nullable Instance instance(Request request, Caller caller) {
        var id = orEmpty(request.instanceId());
        if (id.isEmpty()) {
            return null;
        }
        if (!orEmpty(request.zoneId()).isEmpty()) {
            throw ApiException.invalid("ZoneId");
        }
        return instances.lock(caller, id, InstanceOperation.CREATE_DISK);
    }

    private @Nullable String subscribe(Disk disk, @Nullable Instance instance) {
        if (instance == null) {
            return null;
        }
        var orderId = terms.share(List.of(disk), instance, true);
        attachments.give(disk, instance, null);
        return orderId;
    }
}
