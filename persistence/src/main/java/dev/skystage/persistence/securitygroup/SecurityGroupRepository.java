package dev.skystage.persistence.securitygroup;

import org.springframework.data.jpa.repository.JpaRepository;

/** Rows of {@link SecurityGroup}. */
public interface SecurityGroupRepository extends JpaRepository<SecurityGroup, String> {}
