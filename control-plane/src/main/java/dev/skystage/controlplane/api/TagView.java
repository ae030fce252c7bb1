package dev.skystage.controlplane.api;

/** A tag as the ECS API shows it. */
public record TagView(String tagKey, String tagValue) {}
