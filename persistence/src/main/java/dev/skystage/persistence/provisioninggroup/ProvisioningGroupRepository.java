package dev.skystage.persistence.provisioninggroup;

import dev.skystage.persistence.ResourceRepository;

/** Rows of {@link ProvisioningGroup}. */
public interface ProvisioningGroupRepository extends ResourceRepository<ProvisioningGroup> {}
