package dev.skystage.gateway.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Management;
import tools.jackson.databind.JsonNode;

/** Orders trouble for an account, so that tests do not meet. */
record Faults(Management management, Account account) {
    /** Orders one rule; its scope and limit without the braces, e.g. {@code "action": "StopInstance"}. Answers its id. */
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
