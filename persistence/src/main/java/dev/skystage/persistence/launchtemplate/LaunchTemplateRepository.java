package dev.skystage.persistence.launchtemplate;

import dev.skystage.persistence.ResourceRepository;

/** Rows of {@link LaunchTemplate}. */
public interface LaunchTemplateRepository extends ResourceRepository<LaunchTemplate> {}
