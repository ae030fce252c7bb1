package dev.skystage.gateway.coverage;

import dev.skystage.gateway.contract.Contract;
import dev.skystage.gateway.contract.ErrorRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** The rows that all actions share: those of the documents, and those that the gateway gives instead or in addition. */
final class CommonErrors {
    private CommonErrors() {}

    static List<Row> rows(Contract contract) throws IOException {
        var rows = new ArrayList<>(contract.common());
        try (var in = new ClassPathResource("contract/common.json").getInputStream()) {
            for (var row : new JsonMapper().readTree(in).get("errors")) {
                rows.add(new ErrorRow(
                        row.get("code").asString(),
                        row.get("http").asInt(),
                        row.get("message").asString().replace('\u2019', '\''),
                        "",
                        false));
            }
        }
        return Row.of(rows);
    }
}
