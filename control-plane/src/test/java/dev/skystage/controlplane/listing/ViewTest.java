package dev.skystage.controlplane.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skystage.controlplane.listing.Column.Time;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ViewTest {
    enum Colour {
        RED
    }

    record Word(String text) {}

    record Pair(String left, String right) {}

    record Inner(@Column("id") String sameId, @Always("3") int three) {}

    record Thing(
            @Column("id") String thingId,
            String zoneId,
            @Nullable String note,
            int size,
            BigDecimal price,
            @Column(value = "made_at", time = Time.SECONDS) String made,

            @Column(value = "gone_at", time = Time.MINUTES, absent = "never")
            String gone,

            List<Word> words,
            List<Pair> pairs,
            @Always List<String> none,
            @Always("true") boolean always,
            Inner inner,
            String colour) {
        static String colour(Colour colour, int size) {
            return size + " " + colour;
        }
    }

    private final View<Thing> view = new View<>(Thing.class);

    @Test
    void readsEachColumnOnce() {
        assertThat(view.columns())
                .containsExactly(
                        "id", "zone_id", "note", "size", "price", "made_at", "gone_at", "words", "pairs", "colour");
    }

    @Test
    void makesRecordsOfRows() throws SQLException {
        var thing = view.mapRow(
                row(Map.of(
                        "id", "t-1",
                        "zone_id", "z",
                        "size", 5,
                        "price", BigDecimal.ONE,
                        "made_at", Timestamp.from(Instant.parse("2026-11-26T23:00:07Z")),
                        "words", "one",
                        "pairs", "{\"a\":\"b\"}",
                        "colour", "RED")),
                0);

        assertThat(thing)
                .isEqualTo(new Thing(
                        "t-1",
                        "z",
                        null,
                        5,
                        BigDecimal.ONE,
                        "2026-11-26T23:00:07Z",
                        "never",
                        List.of(new Word("one")),
                        List.of(new Pair("a", "b")),
                        List.of(),
                        true,
                        new Inner("t-1", 3),
                        "5 RED"));
        assertThat(view.id(thing)).isEqualTo("t-1");
    }

    @Test
    void absentIsEmptyUnlessTheComponentMayBeNull() throws SQLException {
        var thing = view.mapRow(row(Map.of("id", "t-1")), 0);

        assertThat(thing.zoneId()).isEmpty();
        assertThat(thing.note()).isNull();
        assertThat(thing.made()).isEmpty();
        assertThat(thing.words()).isEmpty();
        assertThat(thing.pairs()).isEmpty();
    }

    @Test
    void refusesWhatItCannotRead() {
        record Odd(@Column("id") String id, Thread thread) {}

        assertThatThrownBy(() -> new View<>(Odd.class)).hasMessageContaining("Thread");
    }

    /** A row with these values by column. */
    private ResultSet row(Map<String, ?> values) {
        var row = new HashMap<String, @Nullable Object>(values);
        return (ResultSet) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ResultSet.class}, (proxy, method, arguments) -> {
                    var value = row.get(view.columns().get((Integer) arguments[0] - 1));
                    return value == null && method.getReturnType() == int.class ? Integer.valueOf(0) : value;
                });
    }
}
