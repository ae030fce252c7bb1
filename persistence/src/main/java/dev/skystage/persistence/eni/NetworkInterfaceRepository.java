package dev.skystage.persistence.eni;

import dev.skystage.persistence.ResourceRepository;

/** Rows of {@link NetworkInterface}. */
public interface NetworkInterfaceRepository extends ResourceRepository<NetworkInterface> {}
