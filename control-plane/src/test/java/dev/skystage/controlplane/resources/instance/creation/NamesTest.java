package dev.skystage.controlplane.resources.instance.creation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @Test
    void oneNameForAll() {
        assertThat(NameSequence.of("web", false).orElseThrow().names(2)).isEqualTo(List.of("web", "web"));
    }

    @Test
    void aSuffixOfThreeDigits() {
        var names = NameSequence.of("web", true).orElseThrow().names(100);
        assertThat(names).startsWith("web001", "web002").endsWith("web100").doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "web-[7,3]-eu | web-007-eu | web-008-eu",
                "web[,]      | web000000  | web000001",
                "web[99,1]   | web99      | web100",
                "web[999999,6] | web999999 | web999999"
            })
    void aPlaceForTheNumber(String name, String first, String second) {
        assertThat(NameSequence.of(name, true).orElseThrow().names(2)).containsExactly(first, second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"web[", "web[1", "web[1]", "web[a,2]", "web[1,7]", "web[1,0]", "web[1,2][3,4]"})
    void aMalformedPlace(String name) {
        assertThat(NameSequence.of(name, false)).isEmpty();
    }

    @Test
    void theCloudNamesWhatUsersDoNot() {
        var id = "i-bp1abcdefgh123456789";
        assertThat(new InstanceNames(null, null, false).instance(0, id)).isEqualTo(id);
        assertThat(new InstanceNames(null, null, false).host(0, id)).isEqualTo("iZbp1abcdefgh123456789Z");
        assertThat(new InstanceNames(null, null, true).host(0, id))
                .isEqualTo("iZfgh123456789Z")
                .hasSize(15);
    }
}
