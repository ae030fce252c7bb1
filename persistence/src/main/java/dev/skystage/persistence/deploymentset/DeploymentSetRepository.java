package dev.skystage.persistence.deploymentset;

import dev.skystage.persistence.ResourceRepository;

/** Rows of {@link DeploymentSet}. */
public interface DeploymentSetRepository extends ResourceRepository<DeploymentSet> {}
