package dev.skystage.gateway.actuator;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The fields by which orders choose instances: one, those with a tag, or all. */
@Component
record ChosenFields(JdbcClient jdbc) {
    /** An instance that is named must exist, and a value of a tag needs its key. */
    void check(@Nullable String instance, @Nullable String tagKey, @Nullable String tagValue) {
        Wrong.check(instance == null || instance.isEmpty() || exists(instance), "instance", "no instance " + instance);
        Wrong.check(tagValue == null || tagValue.isEmpty() || tagKey != null, "tagKey", "must be given with tagValue");
    }

    private boolean exists(String instance) {
        return jdbc.sql("select exists (select from instance where id = ?)")
                .param(instance)
                .query(Boolean.class)
                .single();
    }
}
