package dev.skystage.gateway.actuator;

import static dev.skystage.controlplane.api.Texts.orEmpty;

import dev.skystage.controlplane.resources.monitoring.LoadProfiles;
import dev.skystage.controlplane.resources.monitoring.LoadProfiles.Profile;
import dev.skystage.scheduler.clock.CloudClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How busy instances are in their monitoring data, where that was set. */
@Component
@Endpoint(id = "loads")
@Transactional
class LoadsEndpoint {
    private final LoadProfiles profiles;
    private final ChosenFields chosen;
    private final CloudClock clock;

    LoadsEndpoint(LoadProfiles profiles, ChosenFields chosen, CloudClock clock) {
        this.profiles = profiles;
        this.chosen = chosen;
        this.clock = clock;
    }

    @ReadOperation
    List<Profile> all() {
        return profiles.all();
    }

    /** Adds a profile for one instance, for those with a tag, or for all; it begins now unless an instant is given. */
    @WriteOperation
    Map<String, Long> add(
            double level,
            @Nullable String instance,
            @Nullable String tagKey,
            @Nullable String tagValue,
            @Nullable Instant from,
            @Nullable Instant until) {
        Wrong.check(level >= 0 && level <= 1, "level", "must be from 0 to 1");
        chosen.check(instance, tagKey, tagValue);
        var begin = from == null ? clock.now() : from;
        Wrong.check(until == null || until.isAfter(begin), "until", "must be after from");
        var profile = new Profile(0, orEmpty(instance), orEmpty(tagKey), orEmpty(tagValue), level, begin, until);
        return Map.of("id", profiles.add(profile));
    }

    @DeleteOperation
    Map<String, Integer> removeAll() {
        return Map.of("removed", profiles.removeAll());
    }

    @DeleteOperation
    Map<String, Integer> remove(@Selector long id) {
        return Map.of("removed", profiles.remove(id) ? 1 : 0);
    }
}
