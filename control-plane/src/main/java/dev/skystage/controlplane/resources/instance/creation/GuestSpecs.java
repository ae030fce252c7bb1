package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.resources.image.Images;
import dev.skystage.controlplane.resources.instance.guest.UserData;
import org.jspecify.annotations.Nullable;

/** The settings of the guest systems: names, password, user data. */
final class GuestSpecs {
    private GuestSpecs() {}

    static InstanceSpec.Guest of(CreationOrder order, int amount, InstanceSpec.Machine machine) {
        var asked = order.parameters().guest();
        var windows = Images.isWindows(machine.image());
        var names = InstanceNames.of(order, amount, windows);
        Login.examine(asked, windows, machine.ioOptimized());
        asked.metadata().examine();
        var options = order.parameters().options();
        options.examine(machine.type().vcpus());
        return new InstanceSpec.Guest(
                names,
                asked.password() != null,
                asked.keyPairName(),
                userData(asked.userData(), machine),
                asked.ramRoleName(),
                asked.securityEnhancementStrategy(),
                asked.metadata(),
                options);
    }

    private static @Nullable String userData(@Nullable String text, InstanceSpec.Machine machine) {
        if (text == null) {
            return null;
        }
        var accepted = UserData.accepted(text, new ApiException("InvalidUserData.Base64FormatInvalid"));
        check(machine.ioOptimized(), "InvalidUserData.NotSupported");
        check(
                machine.image().supportsCloudInit,
                "ImageNotSupportCloudInit",
                "The specified image does not support cloud-init.");
        return accepted;
    }
}
