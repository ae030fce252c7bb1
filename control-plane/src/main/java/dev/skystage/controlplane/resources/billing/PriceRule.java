package dev.skystage.controlplane.resources.billing;

/** Why something costs less than the list says. */
public record PriceRule(long ruleId, String description) {}
