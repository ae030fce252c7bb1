package dev.skystage.persistence.assistant;

import dev.skystage.persistence.ResourceRepository;

/** Rows of {@link Command}. */
public interface CommandRepository extends ResourceRepository<Command> {}
