package dev.skystage.scheduler.trouble;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds where instances and disks are, for subjects of which only ids are known. */
final class Whereabouts {
    private final JdbcClient jdbc;

    /** A zone, with the type and the host of the instance; for a disk those of the instance that it is attached to. */
    record Place(
            String zone,
            @Nullable String instanceType,
            @Nullable String host) {}

    Whereabouts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The subjects, completed with what is known of their instances, by one query. */
    List<Subject> locate(List<Subject> subjects) {
        var ids = new HashSet<String>();
        subjects.forEach(subject -> ids.addAll(subject.resources()));
        if (ids.isEmpty()) {
            return subjects;
        }
        var places = places(ids);
        return subjects.stream()
                .map(subject -> subject.at(subject.resources().stream()
                        .map(places::get)
                        .filter(Objects::nonNull)
                        .toList()))
                .toList();
    }

    private Map<String, Place> places(Set<String> ids) {
        var places = new HashMap<String, Place>();
        jdbc.sql("""
                        select i.id, i.zone_id, i.instance_type, a.host_id
                        from instance i left join allocation a on a.instance_id = i.id where i.id = any(:ids)
                        union all
                        select d.id, d.zone_id, i.instance_type, a.host_id
                        from disk d left join instance i on i.id = d.instance_id
                            left join allocation a on a.instance_id = i.id
                        where d.id = any(:ids)
                        """).param("ids", ids.toArray(String[]::new)).query(row -> {
            places.put(row.getString(1), new Place(row.getString(2), row.getString(3), row.getString(4)));
        });
        return places;
    }
}
