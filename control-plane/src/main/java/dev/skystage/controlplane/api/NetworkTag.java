package dev.skystage.controlplane.api;

/** A tag as the VPC API shows it. */
public record NetworkTag(String key, String value) {}
