package dev.skystage.scheduler.task;

/** The payload of tasks about which there is nothing more to say than their resource. */
public record NoPayload() {}
