package dev.skystage.gateway.adversity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Sixty-four callers that start at the same moment. */
final class Crowd {
    static final int SIZE = 64;

    private Crowd() {}

    /** The answer that each of them got, by its number. */
    static List<Answer> all(IntFunction<Answer> call) throws Exception {
        var start = new CyclicBarrier(SIZE);
        try (var threads = Executors.newFixedThreadPool(SIZE)) {
            var futures = new ArrayList<Future<Answer>>();
            for (var i = 0; i < SIZE; i++) {
                var number = i;
                Callable<Answer> caller = () -> {
                    start.await();
                    return call.apply(number);
                };
                futures.add(threads.submit(caller));
            }
            var answers = new ArrayList<Answer>();
            for (var future : futures) {
                answers.add(future.get());
            }
            return answers;
        }
    }

    /** This many have succeeded, and every other was refused with one of the codes. */
    static void hasWinners(int winners, List<Answer> answers, String... codes) {
        assertThat(codes(answers)).filteredOn(code -> !code.isEmpty()).isSubsetOf(codes);
        assertThat(codes(answers)).filteredOn(String::isEmpty).hasSize(winners);
    }

    /** The codes of all answers, empty for a success. */
    static List<String> codes(List<Answer> answers) {
        return answers.stream()
                .map(answer -> answer.status() == 200 ? "" : answer.text("/Code"))
                .toList();
    }
}
