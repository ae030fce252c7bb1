package dev.skystage.controlplane.resources.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpBlockTest {
    private static final long HIGHEST = (1L << 32) - 1;

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3/8, 10.0.0.0/8",
        "10.1.2.3, 10.1.2.3/32",
        "0.0.0.0/0, 0.0.0.0/0",
        "2001:DB8:0:0::1/64, 2001:db8::/64",
        "::/0, ::/0",
        "::1, ::1/128",
        "1:0:0:2:0:0:0:3, 1:0:0:2::3/128",
        "1:0:2:3:4:5:6:7, 1:0:2:3:4:5:6:7/128",
    })
    void isShownInOneForm(String text, String shown) {
        assertThat(IpBlock.parse(text).map(IpBlock::toString)).contains(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10", "10.0.0.0/33", "10.0.0/8", "::/129", ":::", "1::2::3", "localhost", "10.0.0.0/08"})
    void isNothingElse(String text) {
        assertThat(IpBlock.parse(text)).isEmpty();
    }

    @Test
    void familiesAreApart() {
        assertThat(IpBlock.parse("::/0")
                        .orElseThrow()
                        .contains(IpBlock.parse("1.2.3.4").orElseThrow()))
                .isFalse();
    }

    @Property
    void holdsWhatCidrHolds(
            @ForAll @LongRange(max = HIGHEST) long network,
            @ForAll @IntRange(max = 32) int prefix,
            @ForAll @LongRange(max = HIGHEST) long address) {
        var block = new IpBlock(BigInteger.valueOf(network), prefix, 32);
        var cidr = Cidr.parse(block.toString()).orElseThrow();
        assertThat(block.contains(new IpBlock(BigInteger.valueOf(address), 32, 32)))
                .isEqualTo(cidr.contains(address));
    }

    @Property
    void aTextReadsAsItself(@ForAll long high, @ForAll long low, @ForAll @IntRange(max = 128) int prefix) {
        var number = new BigInteger(Long.toUnsignedString(high))
                .shiftLeft(64)
                .add(new BigInteger(Long.toUnsignedString(low)));
        var block = new IpBlock(number, prefix, 128);
        assertThat(IpBlock.parse(block.toString())).contains(block);
    }
}
