package dev.skystage.persistence.eni;

import org.springframework.data.jpa.repository.JpaRepository;

/** Rows of {@link NetworkInterface}. */
public interface NetworkInterfaceRepository extends JpaRepository<NetworkInterface, String> {}
