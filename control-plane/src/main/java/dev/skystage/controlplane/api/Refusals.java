package dev.skystage.controlplane.api;

/** What refusals look like on the wire: for answers that tell one for each of several resources. */
public interface Refusals {
    /** Code and message of a refusal of an ECS action. */
    Explained explain(String action, ApiException refusal);

    /** A refusal as callers see it. */
    record Explained(String code, String message) {}
}
