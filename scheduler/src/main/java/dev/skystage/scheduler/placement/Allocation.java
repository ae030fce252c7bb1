package dev.skystage.scheduler.placement;

/** The place that an instance has got. */
public record Allocation(String instanceId, String hostId, String zoneId, String clusterId) {}
