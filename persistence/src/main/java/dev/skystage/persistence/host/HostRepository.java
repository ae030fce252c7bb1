package dev.skystage.persistence.host;

import org.springframework.data.jpa.repository.JpaRepository;

/** Rows of {@link Host}. */
public interface HostRepository extends JpaRepository<Host, String> {}
