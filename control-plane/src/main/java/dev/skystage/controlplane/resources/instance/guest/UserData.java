package dev.skystage.controlplane.resources.instance.guest;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import java.util.Base64;

/** The rule of user data: Base64 of at most 32 KiB, as vendor pages say today; the reference of 2019 said 16. */
public final class UserData {
    private static final int LIMIT = 32 * 1024;

    private UserData() {}

    /**
     * The text without the line breaks that base64(1) makes. Refuses with InvalidUserData.SizeExceeded or the given
     * refusal.
     */
    public static String accepted(String text, ApiException notBase64) {
        var joined = text.replaceAll("\\s", "");
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(joined);
        } catch (IllegalArgumentException malformed) {
            throw notBase64;
        }
        check(bytes.length <= LIMIT, "InvalidUserData.SizeExceeded");
        return joined;
    }
}
