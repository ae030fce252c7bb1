package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.resources.instance.guest.Password;

/** How users log in. */
final class Login {
    private Login() {}

    static void examine(CreationParameters.Guest request, boolean windows, boolean ioOptimized) {
        var password = request.password();
        if (Boolean.TRUE.equals(request.passwordInherit())) {
            check(password == null, "InvalidPasswordParam.Mismatch");
        }
        Password.examine(password, windows);
        if (request.keyPairName() != null) {
            check(!windows, "DependencyViolation.WindowsInstance");
            check(ioOptimized, "InvalidInstanceType.ValueNotSupported", "KeyPairName");
        }
    }
}
