package dev.skystage.persistence.eip;

import dev.skystage.persistence.ResourceRepository;

/** Rows of {@link Eip}. */
public interface EipRepository extends ResourceRepository<Eip> {}
