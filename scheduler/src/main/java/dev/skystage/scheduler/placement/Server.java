package dev.skystage.scheduler.placement;

/** A kind of server, by its capacity. */
public record Server(int vcpus, int memoryGib, int gpus, long localDisksGib) {}
