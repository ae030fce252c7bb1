package dev.skystage.persistence.vpc;

import dev.skystage.persistence.ResourceRepository;

/** Rows of {@link VSwitch}. */
public interface VSwitchRepository extends ResourceRepository<VSwitch> {}
