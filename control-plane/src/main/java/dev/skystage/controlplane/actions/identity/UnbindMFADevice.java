package dev.skystage.controlplane.actions.identity;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.identity.RamNames;
import dev.skystage.controlplane.resources.identity.Users;
import jakarta.validation.constraints.NotNull;

/** Takes its MFA device from a RAM user. No user has one, since this cloud knows no MFA devices: it always refuses. */
@Action(value = "RAM UnbindMFADevice", products = Product.RAM)
record UnbindMFADevice(Users users) {
    record Request(@NotNull String userName) {}

    void handle(Request request, Caller caller) {
        users.require(caller.accountId(), RamNames.user(request.userName()));
        throw new ApiException("EntityNotExist.User.MFADevice");
    }
}
