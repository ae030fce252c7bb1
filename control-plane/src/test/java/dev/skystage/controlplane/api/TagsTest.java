package dev.skystage.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagsTest {
    @Test
    void aNewResourceGetsItsTagsByKey() {
        assertThat(Tags.given(List.of(new Tag("a", "1"), new Tag("b", ""))))
                .containsEntry("a", "1")
                .containsEntry("b", "")
                .hasSize(2);
        assertThat(Tags.given(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', v, InvalidTagKey.Malformed",
        ", v, InvalidTag.Mismatch",
        "aliyun, v, InvalidTagKey.Malformed",
        "acs:k, v, InvalidTagKey.Malformed",
        "k-http://, v, InvalidTagKey.Malformed",
        "k, , InvalidTagValue.Malformed",
        "k, https://x, InvalidTagValue.Malformed",
        "k, aliyun1, InvalidTagValue.Malformed"
    })
    void refuses(String key, String value, String code) {
        assertThatThrownBy(() -> Tags.given(List.of(new Tag(key, value)))).hasMessageStartingWith(code);
    }

    @Test
    void refusesTooLongAndTwice() {
        assertThatThrownBy(() -> Tags.given(Collections.nCopies(2, new Tag("k", "v"))))
                .hasMessageStartingWith("Duplicate.TagKey");
        assertThatThrownBy(() -> Tags.given(List.of(new Tag("k".repeat(65), "v"))))
                .hasMessageStartingWith("InvalidTagKey.Malformed");
        assertThatThrownBy(() -> Tags.given(List.of(new Tag("k", "v".repeat(129)))))
                .hasMessageStartingWith("InvalidTagValue.Malformed");
    }

    @Test
    void aListIsAskedForTagsWithOrWithoutAValue() {
        assertThat(Tags.wanted(List.of(new Tag("a", null), new Tag("b", ""), new Tag("c", "v"))))
                .extracting(Tag::hasValue)
                .containsExactly(false, false, true);
        assertThatThrownBy(() -> Tags.wanted(List.of(new Tag(null, "v"))))
                .hasMessageStartingWith("InvalidTag.Mismatch");
    }
}
