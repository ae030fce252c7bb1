package dev.skystage.controlplane.resources.billing;

import java.util.List;

/** What an account orders in a region. */
public record Order(Kind kind, String accountId, String regionId, List<Line> lines) {
    /** Why something is ordered. */
    public enum Kind {
        BUY("Buy"),
        RENEW("Renew"),
        CHANGE_TYPE("ChangeType"),
        CHANGE_BANDWIDTH("ChangeBandwidth"),
        CHANGE_DISK("ChangeDisk"),
        SUBSCRIBE("Subscribe"),
        PAY_AS_YOU_GO("PayAsYouGo");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** What it costs. */
    public Price price() {
        return lines.stream().map(Line::price).reduce(Price.NOTHING, Price::plus);
    }
}
