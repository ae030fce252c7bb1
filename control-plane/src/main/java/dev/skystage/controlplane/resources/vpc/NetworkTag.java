package dev.skystage.controlplane.resources.vpc;

import dev.skystage.controlplane.api.RowValues;
import java.sql.SQLException;
import java.util.List;

/** A tag as the VPC API shows it. */
public record NetworkTag(String key, String value) {
    public static List<NetworkTag> of(RowValues row) throws SQLException {
        return row.map("tags").entrySet().stream()
                .map(tag -> new NetworkTag(tag.getKey(), tag.getValue()))
                .toList();
    }
}
