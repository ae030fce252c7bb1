package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import java.util.List;
import java.util.regex.Pattern;

/** How users log in. The password itself is never kept: the guest is simulated. */
final class Login {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9()`~!@#$%^&*\\-_+=|{}\\[\\]:;'<>,.?/]{8,30}");
    private static final List<Pattern> CLASSES = List.of(
            Pattern.compile("[A-Z]"),
            Pattern.compile("[a-z]"),
            Pattern.compile("[0-9]"),
            Pattern.compile("[^A-Za-z0-9]"));

    private Login() {}

    static void examine(CreationRequest request, boolean windows, boolean ioOptimized) {
        var password = request.password();
        if (Boolean.TRUE.equals(request.passwordInherit())) {
            check(password == null, "InvalidPasswordParam.Mismatch");
        }
        check(password == null || isPassword(password, windows), "InvalidPassword.Malformed");
        if (request.keyPairName() != null) {
            check(!windows, "DependencyViolation.WindowsInstance");
            check(ioOptimized, "InvalidInstanceType.ValueNotSupported", "KeyPairName");
            // Key pairs cannot be made here yet, so none exists.
            throw new ApiException("InvalidKeyPairName.NotFound");
        }
    }

    /** 8 to 30 of the allowed characters, of at least three of the four classes; on Windows no leading slash. */
    static boolean isPassword(String password, boolean windows) {
        return ALLOWED.matcher(password).matches()
                && CLASSES.stream()
                                .filter(part -> part.matcher(password).find())
                                .count()
                        >= 3
                && !(windows && password.startsWith("/"));
    }
}
