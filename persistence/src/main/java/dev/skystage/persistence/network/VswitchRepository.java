package dev.skystage.persistence.network;

import org.springframework.data.jpa.repository.JpaRepository;

/** Rows of {@link Vswitch}. */
public interface VswitchRepository extends JpaRepository<Vswitch, String> {}
