package dev.skystage.persistence.snapshot;

import dev.skystage.persistence.ResourceRepository;

/** Rows of {@link Snapshot}. */
public interface SnapshotRepository extends ResourceRepository<Snapshot> {}
