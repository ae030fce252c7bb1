package dev.skystage.scheduler.clock;

import java.time.Instant;

/** An advance that has begun: where it started, where it goes, and the {@link Origin} up to which it waits for work. */
record UnfinishedAdvance(Instant from, Instant target, String origin) {}
