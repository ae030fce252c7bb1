package dev.skystage.controlplane.resources.image;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.skystage.persistence.image.Image;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The disks of images, in the order of their devices. They are deleted with their image. */
@Component
public record ImageDisks(JdbcClient jdbc) {
    private record Row(String imageId, ImageDisk disk) {}

    /** Writes the disks of an image whose row has been written. */
    void add(String imageId, List<ImageDisk> disks) {
        jdbc.sql("""
                        insert into image_disk (image_id, device, type, size_gib, snapshot_id, format, oss_bucket, oss_object)
                        select ?, * from unnest(?::text[], ?::text[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[])
                        """)
                .param(imageId)
                .param(each(disks, ImageDisk::device))
                .param(each(disks, ImageDisk::type))
                .param(disks.stream().map(ImageDisk::sizeGib).toArray(Integer[]::new))
                .param(each(disks, ImageDisk::snapshotId))
                .param(each(disks, ImageDisk::format))
                .param(each(disks, ImageDisk::ossBucket))
                .param(each(disks, ImageDisk::ossObject))
                .update();
    }

    /** The disks of an image; a public one has a system disk alone. */
    public List<ImageDisk> of(Image image) {
        var disks = of(List.of(image.id)).get(image.id);
        return disks == null ? List.of(ImageDisk.system(image.sizeGib)) : disks;
    }

    /** The disks of custom images, by image. */
    public Map<String, List<ImageDisk>> of(Collection<String> imageIds) {
        return jdbc
                .sql("""
                        select image_id, device, type, size_gib, snapshot_id, format, oss_bucket, oss_object from image_disk
                        where image_id = any(?) order by image_id, device
                        """)
                .param(imageIds.toArray(String[]::new))
                .query((row, index) -> new Row(
                        row.getString(1),
                        new ImageDisk(
                                row.getString(2),
                                row.getString(3),
                                row.getInt(4),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7),
                                row.getString(8))))
                .list()
                .stream()
                .collect(groupingBy(Row::imageId, mapping(Row::disk, toList())));
    }

    /**
     * The state of images' snapshots.
     *
     * @param unready images with a snapshot that is still being made
     * @param broken images with a snapshot that failed or is gone
     */
    record Standing(Set<String> unready, Set<String> broken) {}

    /** The state of these images' snapshots. */
    Standing standing(Collection<String> imageIds) {
        var unready = new HashSet<String>();
        var broken = new HashSet<String>();
        jdbc.sql("""
                        select d.image_id, coalesce(s.status, 'DELETED') from image_disk d
                        left join snapshot s on s.id = d.snapshot_id
                        where d.image_id = any(?) and d.snapshot_id is not null and s.status is distinct from 'ACCOMPLISHED'
                        """).param(imageIds.toArray(String[]::new)).query(row -> {
            (row.getString(2).equals("PROGRESSING") ? unready : broken).add(row.getString(1));
        });
        unready.removeAll(broken);
        return new Standing(unready, broken);
    }

    /** The images that would be ready by now if they did not wait for one of these snapshots. */
    Set<String> waitingFor(Collection<String> snapshotIds, Instant now) {
        return Set.copyOf(jdbc.sql("""
                        select d.image_id from image_disk d
                        join operation o on o.resource_id = d.image_id and o.status = 'PROCESSING' and o.planned_end <= ?
                        where d.snapshot_id = any(?)
                        """)
                .param(Timestamp.from(now))
                .param(snapshotIds.toArray(String[]::new))
                .query(String.class)
                .set());
    }

    private static @Nullable String[] each(List<ImageDisk> disks, Function<ImageDisk, @Nullable String> column) {
        return disks.stream().map(column).toArray(String[]::new);
    }
}
