package dev.skystage.persistence.image;

import dev.skystage.persistence.ResourceRepository;

/** Rows of {@link Image}. */
public interface ImageRepository extends ResourceRepository<Image> {}
