package dev.skystage.controlplane.resources.billing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The list in {@code prices.json}: prices are micro-yuan an hour, fractions are millionths. */
final class PriceList {
    static final PriceList SIMULATED = new PriceList(read());
    static final long ONE = Money.YUAN;

    private final JsonNode list;
    private final List<Discount> discounts = new ArrayList<>();
    private final Map<String, Long> amounts = new HashMap<>();

    /**
     * The discount for subscribing for this many months at once.
     *
     * @param share the part of the price that is paid
     */
    record Discount(int months, long share, PriceRule rule) {}

    private PriceList(JsonNode list) {
        this.list = list;
        note("", list);
        for (var row : list.get("subscriptions").get("discounts")) {
            discounts.add(new Discount(
                    row.get("months").asInt(),
                    Money.of(row.get("share").decimalValue()),
                    new PriceRule(row.get("rule").asLong(), row.get("text").asString())));
        }
    }

    private static JsonNode read() {
        try (var in = new ClassPathResource("prices.json").getInputStream()) {
            return JsonMapper.builder()
                    .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build()
                    .readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void note(String path, JsonNode node) {
        node.properties().forEach(entry -> {
            var name = path + "/" + entry.getKey();
            if (entry.getValue().isObject()) {
                note(name, entry.getValue());
            } else if (entry.getValue().isNumber()) {
                amounts.put(name, Money.of(entry.getValue().decimalValue()));
            }
        });
    }

    String currency() {
        return list.get("currency").asString();
    }

    /** The price under these names, as in {@code find("disks", "cloud")}. */
    Optional<Long> find(String... names) {
        return Optional.ofNullable(amounts.get("/" + String.join("/", names)));
    }

    long get(String... names) {
        return find(names).orElseThrow(() -> new IllegalArgumentException("no price of " + String.join("/", names)));
    }

    /** A plain number of the list. */
    long number(String... names) {
        return get(names) / ONE;
    }

    /** The discount for so many months at once. */
    Optional<Discount> discount(int months) {
        return discounts.reversed().stream()
                .filter(discount -> discount.months() <= months)
                .findFirst();
    }
}
