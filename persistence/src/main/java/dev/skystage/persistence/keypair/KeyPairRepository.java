package dev.skystage.persistence.keypair;

import dev.skystage.persistence.ResourceRepository;

/** Rows of {@link KeyPair}. */
public interface KeyPairRepository extends ResourceRepository<KeyPair> {}
