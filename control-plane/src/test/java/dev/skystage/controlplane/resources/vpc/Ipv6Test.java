package dev.skystage.controlplane.resources.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ipv6Test {
    private static final String BLOCK = "2408:4005:1:207::/64";

    @ParameterizedTest
    @CsvSource({
        "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
        "::, ::",
        "1::, 1::",
        "::1, ::1",
        "1:0:2:0:0:3:0:0, 1:0:2::3:0:0",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
        "1:0:3:4:5:6:7:8, 1:0:3:4:5:6:7:8",
        "0:0:1:0:0:0:1:1, 0:0:1::1:1",
    })
    void hasOneForm(String text, String canonical) {
        assertThat(Ipv6.canonical(text)).contains(canonical);
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.1", "1::2::3", "g::1", "localhost", "12345::", "::ffff:0102:0304", "1:2:3"})
    void isNotAnyText(String text) {
        assertThat(Ipv6.canonical(text)).isEmpty();
    }

    @Property
    void anAddressOfABlockIsInIt(@ForAll long half) throws Exception {
        var address = Ipv6.address(BLOCK, half);
        assertThat(Ipv6.contains(BLOCK, address)).isTrue();
        assertThat(Ipv6.contains("2408:4005:1:208::/64", address)).isFalse();
        assertThat(Ipv6.canonical(InetAddress.getByName(address).getHostAddress()))
                .contains(address);
    }

    @Test
    void aVSwitchHasAPartOfItsVpc() {
        assertThat(Ipv6.ofVSwitch("2408:4005:1:200::/56", 7)).isEqualTo(BLOCK);
    }
}
