package dev.skystage.persistence.snapshot;

import dev.skystage.persistence.ResourceRepository;

/** Rows of {@link SnapshotGroup}. */
public interface SnapshotGroupRepository extends ResourceRepository<SnapshotGroup> {}
