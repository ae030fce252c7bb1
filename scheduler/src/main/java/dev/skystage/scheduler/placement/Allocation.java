package dev.skystage.scheduler.placement;

/** The place that an instance has got on a host. */
public record Allocation(String instanceId, String hostId, String zoneId, String clusterId) {}
