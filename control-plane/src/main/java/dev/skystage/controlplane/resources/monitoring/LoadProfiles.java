package dev.skystage.controlplane.resources.monitoring;

import dev.skystage.controlplane.resources.instance.ChosenInstances;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.scheduler.replica.Shared;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How busy instances are, as users set it to rehearse scaling. Profiles are rows, so that they survive a restart, and
 * few: every replica has them in memory. If several fit an instance, the last one counts.
 */
@Component
public class LoadProfiles implements Shared {
    private static final String CHANNEL = "skystage_loads";

    private final JdbcClient jdbc;
    private volatile List<Profile> latestFirst = List.of();

    public LoadProfiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
        refresh();
    }

    /**
     * A profile.
     *
     * @param instanceId the only instance that it is meant for; empty for all
     * @param tagKey the tag that instances must have; empty for all
     * @param tagValue its value; empty for any
     * @param level from 0, idle, to 1, at the limit
     * @param untilAt when the profile ends; null for never
     */
    public record Profile(
            long id,
            String instanceId,
            String tagKey,
            String tagValue,
            double level,
            Instant fromAt,
            @Nullable Instant untilAt) {
        private boolean fits(Instance instance) {
            return new ChosenInstances(instanceId, tagKey, tagValue).has(instance.id, instance.tags);
        }
    }

    public List<Profile> all() {
        return jdbc.sql("select * from load_profile order by id")
                .query(Profile.class)
                .list();
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public void refresh() {
        latestFirst = all().reversed();
    }

    /** Adds a profile and returns its id. */
    public long add(Profile profile) {
        var id = jdbc.sql("""
                        insert into load_profile (instance_id, tag_key, tag_value, level, from_at, until_at)
                        values (?, ?, ?, ?, ?, ?) returning id
                        """)
                .param(profile.instanceId())
                .param(profile.tagKey())
                .param(profile.tagValue())
                .param(profile.level())
                .param(Timestamp.from(profile.fromAt()))
                .param(profile.untilAt() == null ? null : Timestamp.from(profile.untilAt()))
                .query(Long.class)
                .single();
        announce(jdbc);
        return id;
    }

    /** Removes a profile; false if none has the id. */
    public boolean remove(long id) {
        var removed =
                jdbc.sql("delete from load_profile where id = ?").param(id).update();
        announce(jdbc);
        return removed == 1;
    }

    public int removeAll() {
        var removed = jdbc.sql("delete from load_profile").update();
        announce(jdbc);
        return removed;
    }

    /** The load of an instance, or of a disk or interface of it. */
    public Load of(String resourceId, Instance instance) {
        return new Load(
                resourceId,
                latestFirst.stream()
                        .filter(profile -> profile.fits(instance))
                        .map(profile -> new Load.Level(profile.level(), profile.fromAt(), profile.untilAt()))
                        .toList());
    }
}
