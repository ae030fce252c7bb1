package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.disk.DiskCategory;
import dev.skystage.controlplane.resources.disk.DiskTuning;
import dev.skystage.controlplane.resources.disk.EssdLevel;
import org.jspecify.annotations.Nullable;

/** Options that system and data disks share. */
final class DiskOptions {
    private DiskOptions() {}

    /** The level of an ESSD, PL1 unless given; null for other disks. */
    static @Nullable EssdLevel level(@Nullable EssdLevel level, DiskCategory category) {
        if (category != DiskCategory.CLOUD_ESSD) {
            return null;
        }
        return level == null ? EssdLevel.PL1 : level;
    }

    static boolean encrypted(@Nullable String text, @Nullable String kmsKeyId, DiskCategory category) {
        var encrypted = "true".equalsIgnoreCase(text);
        check(
                text == null || encrypted || text.equalsIgnoreCase("false"),
                "InvalidParameter.EncryptedIllegal",
                "The value of parameter Encrypted is illegal.");
        if (kmsKeyId != null) {
            check(
                    encrypted,
                    "InvalidParameter.EncryptedIllegal",
                    "The specified parameter Encrypted must be true when kmsKeyId is not empty.");
            // this cloud has no KMS, so no key exists
            throw new ApiException("InvalidParameter.KMSKeyId.NotFound", "The specified KMSKeyId does not exist.");
        }
        check(
                !encrypted || !category.isLocal(),
                "InvalidParameter.EncryptedNotSupported",
                "Corresponding data disk category does not support encryption.");
        return encrypted;
    }

    /** What the disk is told beyond its size, checked; nothing is never null. */
    static CreationParameters.Tuning tuning(
            CreationParameters.@Nullable Tuning asked, DiskCategory category, int sizeGib) {
        if (asked == null) {
            return new CreationParameters.Tuning(null, null);
        }
        // creations document no codes of their own for it
        var iops = asked.provisionedIops();
        checkParameter(iops == null || DiskTuning.isPossible(category, sizeGib, iops), "ProvisionedIops");
        checkParameter(
                category == DiskCategory.CLOUD_AUTO || !Boolean.TRUE.equals(asked.burstingEnabled()),
                "BurstingEnabled");
        return asked;
    }

    static void checkTexts(@Nullable String name, @Nullable String description) {
        check(Texts.isNameWithColons(name), "InvalidDiskName.Malformed");
        check(Texts.isDescription(description), "InvalidDiskDescription.Malformed");
    }
}
