package dev.skystage.controlplane.resources.image;

import dev.skystage.persistence.image.Image;
import java.time.Duration;
import java.util.List;

/**
 * What an image is made of.
 *
 * @param image the image, not yet persisted, with what its system is
 * @param work how long its snapshots still take
 */
public record ImageSource(Image image, List<ImageDisk> disks, Duration work) {}
