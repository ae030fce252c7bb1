package dev.skystage.persistence.vpc;

import org.springframework.data.jpa.repository.JpaRepository;

/** Rows of {@link VSwitch}. */
public interface VSwitchRepository extends JpaRepository<VSwitch, String> {}
