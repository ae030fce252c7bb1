package dev.skystage.scheduler.placement;

/** A kind of server by what it has. */
public record Server(int vcpus, int memoryGib, int gpus, long localDisksGib) {}
