package dev.skystage.persistence.account;

import org.springframework.data.jpa.repository.JpaRepository;

/** Rows of {@link AccessKey}. */
public interface AccessKeyRepository extends JpaRepository<AccessKey, String> {}
