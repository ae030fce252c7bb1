package dev.skystage.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PagingTest {
    private final List<String> newestFirst =
            IntStream.range(0, 25).mapToObj(i -> "i-%02d".formatted(99 - i)).toList();

    @Test
    void beginsWithTenRows() {
        var page = Paging.of(null, null, 100).cut(newestFirst, Function.identity());

        assertThat(page.rows()).isEqualTo(newestFirst.subList(0, 10));
        assertThat(page.total()).isEqualTo(25);
        assertThat(page.number()).isOne();
        assertThat(page.size()).isEqualTo(10);
    }

    /** Clients that page by number and then follow the token they are given see every row once. */
    @Test
    void aPageByNumberTellsWhereTheListGoesOn() {
        var page = Paging.of(2, 10, 100).cut(newestFirst, Function.identity());
        var rest = Paging.of(null, null, null, page.nextToken(), 100).cut(newestFirst, Function.identity());

        assertThat(rest.rows()).isEqualTo(newestFirst.subList(20, 25));
        assertThat(rest.nextToken()).isEmpty();
        assertThat(Paging.of(3, 10, 100).cut(newestFirst, Function.identity()).nextToken())
                .isEmpty();
        assertThat(Paging.of(9, 10, 100).cut(newestFirst, Function.identity()).nextToken())
                .isEmpty();
    }

    @Test
    void pastTheEndIsEmptyAndStillCounts() {
        var page = Paging.of(4, 10, 100).cut(newestFirst, Function.identity());

        assertThat(page.rows()).isEmpty();
        assertThat(page.total()).isEqualTo(25);
        assertThat(page.number()).isEqualTo(4);
    }

    @Test
    void tokensSeeEveryRowOnce() {
        var seen = new ArrayList<String>();
        String token = null;
        do {
            var page = Paging.of(null, null, 4, token, 100).cut(newestFirst, Function.identity());
            seen.addAll(page.rows());
            assertThat(page.size()).isEqualTo(4);
            assertThat(page.total()).isEqualTo(25);
            token = page.nextToken();
        } while (token != null && !token.isEmpty());

        assertThat(seen).isEqualTo(newestFirst);
        assertThat(token).isEmpty();
    }

    @Test
    void aFullLastPageHasNoNextToken() {
        var page = Paging.of(null, null, 25, null, 100).cut(newestFirst, Function.identity());

        assertThat(page.rows()).hasSize(25);
        assertThat(page.nextToken()).isEmpty();
    }

    @Test
    void countsOnlyWhenThePageDoesNotTell() {
        var short1 = Paging.of(3, 10, 100).page(newestFirst.subList(20, 25), Function.identity(), () -> {
            throw new AssertionError("counted");
        });
        assertThat(short1.total()).isEqualTo(25);

        var full = Paging.of(2, 10, 100).page(newestFirst.subList(10, 21), Function.identity(), () -> 1_000);
        assertThat(full.total()).isEqualTo(1_000);
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThatThrownBy(() -> Paging.of(0, 10, 100)).hasMessageStartingWith("InvalidParameter");
        assertThatThrownBy(() -> Paging.of(1, 0, 100)).hasMessageStartingWith("InvalidParameter");
        assertThatThrownBy(() -> Paging.of(1, 51, 50)).hasMessageStartingWith("InvalidParameter");
        assertThatThrownBy(() -> Paging.of(null, null, 101, null, 100)).hasMessageStartingWith("InvalidParameter");
        assertThatThrownBy(() -> Paging.of(null, null, 10, "%%%", 100)).hasMessageStartingWith("InvalidParameter");
    }

    @Test
    void veryDeepPagesDoNotOverflow() {
        assertThat(Paging.of(Integer.MAX_VALUE, 100, 100).offset()).isEqualTo(214_748_364_600L);
    }
}
