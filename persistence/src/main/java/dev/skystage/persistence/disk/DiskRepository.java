package dev.skystage.persistence.disk;

import dev.skystage.persistence.ResourceRepository;

/** Rows of {@link Disk}. */
public interface DiskRepository extends ResourceRepository<Disk> {}
