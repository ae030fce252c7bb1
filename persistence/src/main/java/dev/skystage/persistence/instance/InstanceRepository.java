package dev.skystage.persistence.instance;

import dev.skystage.persistence.ResourceRepository;

/** Rows of {@link Instance}. */
public interface InstanceRepository extends ResourceRepository<Instance> {}
