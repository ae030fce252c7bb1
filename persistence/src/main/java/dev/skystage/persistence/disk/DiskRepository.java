package dev.skystage.persistence.disk;

import org.springframework.data.jpa.repository.JpaRepository;

/** Rows of {@link Disk}. */
public interface DiskRepository extends JpaRepository<Disk, String> {}
