package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.persistence.image.Image;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The rules of user data: Base64 of at most 16 KiB. */
final class UserData {
    private static final int LIMIT = 16 * 1024;

    private UserData() {}

    static @Nullable String of(@Nullable String userData, boolean ioOptimized, Image image) {
        if (userData == null) {
            return null;
        }
        // base64(1) breaks its lines
        var text = userData.replace("\n", "").replace("\r", "");
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException malformed) {
            throw new ApiException("InvalidUserData.Base64FormatInvalid", "The specified UserData is not valid");
        }
        check(bytes.length <= LIMIT, "InvalidUserData.SizeExceeded");
        check(ioOptimized, "InvalidUserData.NotSupported", "The specified parameter \"UserData\" only support");
        check(image.supportsCloudInit, "ImageNotSupportCloudInit", "The specified image does not support cloud-init.");
        return text;
    }
}
