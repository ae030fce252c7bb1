package dev.skystage.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonListTest {
    @Test
    void readsStringsAndNumbers() {
        assertThat(JsonList.parse("[\"i-1\", \"i-2\", 3]", "X")).containsExactly("i-1", "i-2", "3");
    }

    @Test
    void absentIsNotEmpty() {
        assertThat(JsonList.parse(null, "X")).isNull();
        assertThat(JsonList.parse(" ", "X")).isNull();
        assertThat(JsonList.parse("[]", "X")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"i-1", "{}", "\"i-1\"", "[", "[[]]", "[null]", "[{}]", "[1] 2", "[\"a\\u0000\"]", "[\"\\ud800\"]"
            })
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> JsonList.parse(text, "Bad.List"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("Bad.List"));
    }

    @Test
    void refusesTooMany() {
        assertThat(JsonList.parse("[\"a\",\"b\"]", 2, "X")).hasSize(2);
        assertThatThrownBy(() -> JsonList.parse("[\"a\",\"b\",\"c\"]", 2, "X")).hasMessage("X");
    }
}
