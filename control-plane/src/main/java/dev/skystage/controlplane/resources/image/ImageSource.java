package dev.skystage.controlplane.resources.image;

import dev.skystage.persistence.image.Image;
import java.time.Duration;
import java.util.List;

/**
 * What an image is to be made from.
 *
 * @param image not persisted yet; its operating system is filled in
 * @param known whether the operating system is that of an image of the cloud, so that nobody has to say what it is
 * @param work how long its snapshots still take
 */
public record ImageSource(Image image, boolean known, List<ImageDisk> disks, Duration work) {}
