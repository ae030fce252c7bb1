package dev.skystage.persistence.vpc;

import org.springframework.data.jpa.repository.JpaRepository;

/** Rows of {@link Vpc}. */
public interface VpcRepository extends JpaRepository<Vpc, String> {}
