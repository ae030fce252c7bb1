package dev.skystage.gateway.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several rules about the balance of one account. */
@StagingCloudTest
class BalanceTroubleTest {
    private static final List<Integer> SET = List.of(5, 50, 20);

    /** The one counts that began last; what an account pays in meanwhile stays its own. */
    @ParameterizedTest
    @CsvSource({"0 1 2, true", "0 2 1, false", "1 0 2, true", "1 2 0, false", "2 0 1, true", "2 1 0, false"})
    void rulesEndInAnyOrder(String order, boolean rich, Account account, Management management, Time time) {
        var faults = new Faults(management, account);
        var path = "billing/" + account.id();
        management.post(path, "{\"topUp\": \"100\"}").assertThat().isOk();
        var limit = rich ? "unlimited" : "3";
        management
                .post(path, "{\"creditLimit\": \"" + limit + "\"}")
                .assertThat()
                .isOk();
        var rules = new ArrayList<Long>();
        for (var amount : SET) {
            rules.add(faults.order("", "", "\"kind\": \"balance\", \"balance\": " + amount));
            time.advance(Duration.ofSeconds(1));
            assertThat(balance(account, management)).isEqualByComparingTo(BigDecimal.valueOf(amount));
        }
        var inForce = new ArrayList<>(List.of(0, 1, 2));
        var paidIn = new int[SET.size()];
        var own = 100;
        for (var ending : Stream.of(order.split(" ")).map(Integer::valueOf).toList()) {
            assertThat(management.delete("faults/" + rules.get(ending)).status())
                    .isEqualTo(204);
            inForce.remove(ending);
            var expected = inForce.isEmpty() ? own : SET.get(inForce.getLast()) + paidIn[inForce.getLast()];
            assertThat(balance(account, management)).as("without %s", ending).isEqualByComparingTo("" + expected);
            assertThat(management.get(path).text("/creditLimit")).isEqualTo(rich && !inForce.isEmpty() ? "0" : limit);
            management.post(path, "{\"topUp\": \"7\"}").assertThat().isOk();
            own += 7;
            inForce.forEach(rule -> paidIn[rule] += 7);
        }
    }

    private static BigDecimal balance(Account account, Management management) {
        return management.get("billing/" + account.id()).body().at("/balance").decimalValue();
    }
}
