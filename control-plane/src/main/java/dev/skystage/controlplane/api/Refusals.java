package dev.skystage.controlplane.api;

/** How refusals look on the wire: for answers that contain a refusal for each of several resources. */
public interface Refusals {
    /** Code and message of a refusal of an ECS action. */
    Explained explain(String action, ApiException refusal);

    /** A refusal as callers see it. */
    record Explained(String code, String message) {}
}
