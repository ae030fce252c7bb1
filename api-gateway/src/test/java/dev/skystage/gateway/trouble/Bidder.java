package dev.skystage.gateway.trouble;

import dev.skystage.controlplane.resources.billing.Money;
import dev.skystage.controlplane.resources.billing.SpotMarket;
import dev.skystage.controlplane.resources.billing.SpotPrices;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** An account that has preemptible instances. */
record Bidder(Account account, Time time, SpotMarket market) {
    SpotPrices prices() {
        return market.of(account.id(), Account.INSTANCE_TYPE, Account.ZONE);
    }

    /** A share of the list price, in whole thousandths of a yuan. */
    long share(double share) {
        return Math.round(prices().listPrice() * share / 1000) * 1000;
    }

    /** Moves to the middle of an hour, because prices change on the hour. */
    void awaitTheMiddleOfAnHour() {
        var middle = time.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofMinutes(90));
        time.advance(Duration.between(time.now(), middle));
    }

    /** Moves to where the market, without rules, stays at or below a price for this long. */
    void awaitCalm(long price, Duration length) {
        while (prices().above(price, time.now())
                .filter(rise -> rise.isBefore(time.now().plus(length)))
                .isPresent()) {
            time.advance(Duration.ofHours(6));
        }
    }

    /** Runs instances that are not protected, with this price limit. */
    List<String> run(int amount, long limit, String... more) {
        var parameters = new ArrayList<>(
                List.of("SpotStrategy", "SpotWithPriceLimit", "SpotPriceLimit", yuan(limit), "SpotDuration", "0"));
        parameters.addAll(List.of(more));
        return run(amount, parameters);
    }

    /** Runs instances without a price limit. */
    List<String> runAtAnyPrice(int amount) {
        return run(amount, List.of("SpotStrategy", "SpotAsPriceGo"));
    }

    private List<String> run(int amount, List<String> bid) {
        var parameters = new ArrayList<>(List.of("Amount", Integer.toString(amount)));
        parameters.addAll(bid);
        var answer = account.run(parameters.toArray(String[]::new));
        answer.assertThat().isOk();
        time.runDueTasks();
        return StreamSupport.stream(
                        answer.body().at("/InstanceIdSets/InstanceIdSet").spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    /** The account's existing instances: those whose interruption has been announced, or the others. */
    List<String> instances(boolean told) {
        return StreamSupport.stream(
                        account.call("DescribeInstances", "PageSize", "100")
                                .body()
                                .at("/Instances/Instance")
                                .spliterator(),
                        false)
                .filter(instance ->
                        instance.at("/OperationLocks/LockReason").toString().contains("Recycling") == told)
                .map(instance -> instance.get("InstanceId").asString())
                .toList();
    }

    static String yuan(long amount) {
        return Money.yuan(amount).toPlainString();
    }
}
