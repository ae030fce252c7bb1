package dev.skystage.persistence.dedicatedhost;

import dev.skystage.persistence.ResourceRepository;

/** Rows of {@link DedicatedHost}. */
public interface DedicatedHostRepository extends ResourceRepository<DedicatedHost> {}
