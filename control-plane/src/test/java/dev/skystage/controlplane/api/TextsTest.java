package dev.skystage.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
    @ParameterizedTest
    @CsvSource({
        "ab,true",
        "a,false",
        "1ab,false",
        "中文,true",
        "a:b_c-d.e,true",
        "a b,false",
        "http://x,false",
        "https://x,false"
    })
    void names(String name, boolean valid) {
        assertThat(Texts.isNameWithColons(name)).isEqualTo(valid);
        assertThat(Texts.isNameWithColons("a".repeat(128))).isTrue();
        assertThat(Texts.isNameWithColons("a".repeat(129))).isFalse();
    }
}
