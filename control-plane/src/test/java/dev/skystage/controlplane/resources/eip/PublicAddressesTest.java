package dev.skystage.controlplane.resources.eip;

import static dev.skystage.controlplane.resources.eni.TestDatabase.JDBC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.skystage.controlplane.resources.vpc.Cidr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PublicAddressesTest {
    private static final int SIZE = 2 * 254;
    private final PublicAddresses addresses = new PublicAddresses(JDBC, List.of("203.0.113.0/24", "192.0.2.0/24"));

    /**
     * Takes and returns in any order: each address has one holder at a time, and all addresses are used but no others.
     */
    @Property(tries = 30)
    void areGivenOnceAtATime(@ForAll @Size(max = 20) List<@IntRange(min = -300, max = 300) Integer> steps) {
        JDBC.sql("delete from public_address").update();
        var given = new ArrayList<String>();
        for (var step : steps) {
            if (step >= 0) {
                var drawn = addresses.draw(step);
                assertThat(drawn).hasSize(Math.min(step, SIZE - given.size()));
                given.addAll(drawn);
                assertThat(given).doesNotHaveDuplicates();
            } else {
                var back = new ArrayList<>(given.subList(0, Math.min(-step, given.size())));
                given.removeAll(new HashSet<>(back));
                JDBC.sql("delete from public_address where host(ip) = any(?)")
                        .param(back.toArray(String[]::new))
                        .update();
            }
        }
        assertThat(given).allSatisfy(ip -> {
            assertThat(ip).matches("(203\\.0\\.113|192\\.0\\.2)\\.\\d+");
            assertThat(Cidr.address(ip).orElseThrow() % 256).isBetween(1L, 254L);
        });
    }

    /** An address that was given back is given out again as late as possible. */
    @Test
    void goRoundAllThereAre() {
        JDBC.sql("delete from public_address").update();
        var first = addresses.draw(1);
        JDBC.sql("delete from public_address").update();
        var seen = new HashSet<String>();
        for (var i = 1; i < SIZE; i++) {
            seen.addAll(addresses.draw(1));
            JDBC.sql("delete from public_address").update();
        }
        assertThat(seen).hasSize(SIZE - 1).doesNotContainAnyElementsOf(first);
        assertThat(addresses.draw(1)).isEqualTo(first);
    }

    @Test
    void areOfWholeNetworks() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PublicAddresses(JDBC, List.of("203.0.113.0/25")))
                .withMessageContaining("203.0.113.0/25");
    }
}
