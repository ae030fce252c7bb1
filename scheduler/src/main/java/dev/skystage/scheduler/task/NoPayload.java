package dev.skystage.scheduler.task;

/** The payload of tasks that need to know nothing but their resource. */
public record NoPayload() {}
