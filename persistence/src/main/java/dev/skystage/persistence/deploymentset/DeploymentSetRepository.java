package dev.skystage.persistence.deploymentset;

import org.springframework.data.jpa.repository.JpaRepository;

/** Rows of {@link DeploymentSet}. */
public interface DeploymentSetRepository extends JpaRepository<DeploymentSet, String> {}
