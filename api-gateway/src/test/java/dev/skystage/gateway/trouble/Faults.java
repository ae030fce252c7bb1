package dev.skystage.gateway.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Management;
import tools.jackson.databind.JsonNode;

/** Orders trouble for one account, so that tests do not disturb each other. */
record Faults(Management management, Account account) {
    /**
     * Orders one rule; scope and limit are given without the braces, such as {@code "action": "StopInstance"}. Returns
     * its id.
     */
    long order(String scope, String limit, String effect) {
        var account = "\"account\": \"" + this.account.id() + "\"";
        var answer = management.post(
                "faults",
                "{\"rules\": [{\"scope\": {%s}, \"limit\": {%s}, \"effect\": {%s}}]}"
                        .formatted(scope.isEmpty() ? account : account + ", " + scope, limit, effect));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.body().get(0).get("id").asLong();
    }

    static String error(String code) {
        return "\"kind\": \"error\", \"code\": \"" + code + "\"";
    }

    /** The rule as the endpoint lists it. */
    JsonNode listed(long id) {
        return management.get("faults?limit=1&after=" + (id - 1)).body().at("/items/0");
    }
}
