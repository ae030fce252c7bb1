package dev.skystage.persistence.image;

import org.springframework.data.jpa.repository.JpaRepository;

/** Rows of {@link Image}. */
public interface ImageRepository extends JpaRepository<Image, String> {}
