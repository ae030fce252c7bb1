package dev.skystage.gateway.dispatch;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.gateway.http.RpcRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of every action that name the owner of a resource, an older way of authorization (004 §4.5). Only
 * their form is checked: clients send what they are configured with, and the AccessKey determines the account.
 */
final class OwnerParameters {
    private static final Pattern ID = Pattern.compile("\\d{1,20}");
    private static final Pattern ACCOUNT = Pattern.compile("[^\\s\\p{Cntrl}]{1,128}");

    private OwnerParameters() {}

    static void check(RpcRequest request) {
        var id = request.parameter("OwnerId");
        var account = request.parameter("OwnerAccount");
        ApiException.check(!given(id) || !given(account), "InvalidOwner");
        ApiException.check(fits(id, ID), "InvalidOwnerId");
        ApiException.check(fits(account, ACCOUNT), "InvalidOwnerAccount");
        ApiException.check(
                fits(request.parameter("ResourceOwnerAccount"), ACCOUNT), "InvalidParameter.ResourceOwnerAccount");
    }

    private static boolean given(@Nullable String value) {
        return value != null && !value.isEmpty();
    }

    private static boolean fits(@Nullable String value, Pattern form) {
        return value == null || value.isEmpty() || form.matcher(value).matches();
    }
}
