package dev.skystage.controlplane.resources.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
    @Property
    void isReadBackAsItIsWritten(@ForAll("blocks") Cidr block) {
        assertThat(Cidr.parse(block.toString())).contains(block);
    }

    @Property
    void addressesAreReadBackAsTheyAreWritten(@ForAll @LongRange(max = 0xFFFF_FFFFL) long address) {
        assertThat(Cidr.address(Cidr.text(address))).hasValue(address);
    }

    @Property
    void overlapIsACommonAddress(@ForAll("small") Cidr one, @ForAll("small") Cidr other) {
        var common = LongStream.rangeClosed(one.network(), one.last()).anyMatch(other::contains);
        assertThat(one.overlaps(other)).isEqualTo(common).isEqualTo(other.overlaps(one));
    }

    @Property
    void containingIsHavingEveryAddress(@ForAll("small") Cidr one, @ForAll("small") Cidr other) {
        var all = LongStream.rangeClosed(other.network(), other.last()).allMatch(one::contains);
        assertThat(one.contains(other)).isEqualTo(all);
    }

    @Property
    void partsAreDisjointAndFillTheBlock(@ForAll("blocks") Cidr block) {
        var prefix = Math.min(32, block.prefix() + 2);
        var parts = 1 << (prefix - block.prefix());
        var next = block.network();
        for (var index = 0; index < parts; index++) {
            var part = block.part(index, prefix);
            assertThat(part.network()).isEqualTo(next);
            next = part.last() + 1;
        }
        assertThat(next).isEqualTo(block.last() + 1);
    }

    @Test
    void theFirstAndTheLastThreeAddressesAreReserved() {
        var block = Cidr.parse("192.168.1.0/24").orElseThrow();
        assertThat(Cidr.text(block.firstUsable())).isEqualTo("192.168.1.1");
        assertThat(Cidr.text(block.lastUsable())).isEqualTo("192.168.1.252");
        assertThat(block.usable()).isEqualTo(252);
        assertThat(Cidr.parse("10.0.0.0/31").orElseThrow().usable()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/08",
                "10.0.0.1/8",
                "256.0.0.0/8",
                "10.0.0/8",
                "10.0.0.0.0/8",
                "010.0.0.0/8",
                " 10.0.0.0/8",
                "10.0.0.0/-1",
                "::/0",
                "10.0.0.0/8/8",
                "a.b.c.d/8"
            })
    void refusesWhatIsNoBlock(String text) {
        assertThat(Cidr.parse(text)).isEmpty();
    }

    @Provide
    Arbitrary<Cidr> blocks() {
        return Arbitraries.integers()
                .between(0, 32)
                .flatMap(prefix -> Arbitraries.longs()
                        .between(0, (1L << prefix) - 1)
                        .map(part -> new Cidr(part << (32 - prefix), prefix)));
    }

    /** Blocks inside one /24, so that they overlap often. */
    @Provide
    Arbitrary<Cidr> small() {
        return Arbitraries.integers()
                .between(24, 32)
                .flatMap(prefix -> Arbitraries.integers()
                        .between(0, (1 << (prefix - 24)) - 1)
                        .map(part -> new Cidr(0x0A000000L, 24).part(part, prefix)));
    }
}
