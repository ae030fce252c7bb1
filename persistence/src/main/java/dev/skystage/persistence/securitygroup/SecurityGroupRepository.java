package dev.skystage.persistence.securitygroup;

import dev.skystage.persistence.ResourceRepository;

/** Rows of {@link SecurityGroup}. */
public interface SecurityGroupRepository extends ResourceRepository<SecurityGroup> {}
