package dev.skystage.persistence.prefixlist;

import dev.skystage.persistence.ResourceRepository;

/** Rows of {@link PrefixList}. */
public interface PrefixListRepository extends ResourceRepository<PrefixList> {}
