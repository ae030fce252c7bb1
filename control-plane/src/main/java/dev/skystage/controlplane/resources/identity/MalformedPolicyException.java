package dev.skystage.controlplane.resources.identity;

/** A text is not a policy; the message says what is wrong with it. */
public final class MalformedPolicyException extends RuntimeException {
    MalformedPolicyException(String message) {
        super(message);
    }
}
