package dev.skystage.controlplane.network;

import dev.skystage.controlplane.api.RowValues;
import java.sql.SQLException;
import java.util.List;

/** A tag as the VPC API shows it. */
record NetworkTag(String key, String value) {
    static List<NetworkTag> of(RowValues row) throws SQLException {
        return row.map("tags").entrySet().stream()
                .map(tag -> new NetworkTag(tag.getKey(), tag.getValue()))
                .toList();
    }
}
