package dev.skystage.persistence.snapshotpolicy;

import dev.skystage.persistence.ResourceRepository;

/** Rows of {@link AutoSnapshotPolicy}. */
public interface AutoSnapshotPolicyRepository extends ResourceRepository<AutoSnapshotPolicy> {}
