package dev.skystage.controlplane.resources.launchtemplate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OverlayTest {
    record Inner(@Nullable String one, @Nullable String two) {}

    record Outer(
            @Nullable Inner inner,
            @Nullable Integer number,
            @Nullable List<String> list) {}

    @Test
    void whatIsLeftOutShowsThroughAtEveryDepth() {
        var upper = new Outer(new Inner("upper", null), null, List.of("a"));
        var lower = new Outer(new Inner("lower", "lower"), 1, List.of("b", "c"));
        assertThat(Overlay.of(upper, lower)).isEqualTo(new Outer(new Inner("upper", "lower"), 1, List.of("a")));
    }

    @Test
    void aRecordThatOneLacksIsTheOthers() {
        var inner = new Inner("only", null);
        assertThat(Overlay.of(new Outer(null, null, null), new Outer(inner, null, null)))
                .isEqualTo(new Outer(inner, null, null));
        assertThat(Overlay.of(new Outer(inner, null, null), new Outer(null, null, null)))
                .isEqualTo(new Outer(inner, null, null));
    }
}
