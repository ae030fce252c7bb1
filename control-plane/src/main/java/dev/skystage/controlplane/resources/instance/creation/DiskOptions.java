package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Options that system and data disks share. */
final class DiskOptions {
    // PL0 is younger than the texts; clients of today ask for it.
    private static final Set<String> LEVELS = Set.of("PL0", "PL1", "PL2", "PL3");

    private DiskOptions() {}

    static @Nullable String performanceLevel(@Nullable String level, DiskCategory category) {
        if (category != DiskCategory.CLOUD_ESSD) {
            return null;
        }
        check(level == null || LEVELS.contains(level), "InvalidParameter", "The specified parameter is not valid");
        return level == null ? "PL1" : level;
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
            // KMS is not part of this cloud, so no key exists.
            throw new ApiException("InvalidParameter.KMSKeyId.NotFound", "The specified KMSKeyId does not exist.");
        }
        check(
                !encrypted || category != DiskCategory.EPHEMERAL_SSD,
                "InvalidParameter.EncryptedNotSupported",
                "Corresponding data disk category does not support encryption.");
        return encrypted;
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
