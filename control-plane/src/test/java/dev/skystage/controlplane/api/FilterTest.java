package dev.skystage.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FilterTest {
    @Test
    void keepsConditionsAndParametersInOrder() {
        var filter = new Filter().equal("a", "1").in("b", List.of("2", "3")).equal("c", true);

        assertThat(filter.sql()).isEqualTo("a = ? and b = any(?) and c = ?");
        assertThat(filter.parameters()).containsExactly("1", new String[] {"2", "3"}, true);
    }

    @Test
    void absentAndEmptyValuesDoNotFilter() {
        var filter = new Filter()
                .equal("a", (String) null)
                .equal("b", "")
                .equal("c", (Boolean) null)
                .in("d", null)
                .contains("e", "")
                .like("f", null)
                .tags("g", null);

        assertThat(filter.sql()).isEmpty();
        assertThat(filter.parameters()).isEmpty();
    }

    @Test
    void onlyTheAsteriskIsAWildcard() {
        assertThat(new Filter().like("name", "a*_%\\z").parameters()).containsExactly("a%\\_\\%\\\\z");
        assertThat(new Filter().like("name", "a_b").sql()).isEqualTo("name = ?");
    }

    @Test
    void tagsWithoutValueAskForTheKey() {
        var filter = new Filter().tags("tags", List.of(new Tag("env", "prod"), new Tag("team", null)));

        assertThat(filter.parameters()).containsExactly("env", "prod", "team");
    }

    @Test
    void refusesTagsThatDoNotPair() {
        assertThatThrownBy(() -> new Filter().tags("tags", List.of(new Tag(null, "prod"))))
                .hasMessage("InvalidTag.Mismatch");
    }
}
