package dev.skystage.persistence.vpc;

import dev.skystage.persistence.ResourceRepository;

/** Rows of {@link Vpc}. */
public interface VpcRepository extends ResourceRepository<Vpc> {}
