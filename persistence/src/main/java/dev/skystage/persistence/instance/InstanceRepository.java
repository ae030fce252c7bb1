package dev.skystage.persistence.instance;

import org.springframework.data.jpa.repository.JpaRepository;

/** Rows of {@link Instance}. */
public interface InstanceRepository extends JpaRepository<Instance, String> {}
