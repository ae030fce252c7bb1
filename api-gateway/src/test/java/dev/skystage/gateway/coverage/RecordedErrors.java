package dev.skystage.gateway.coverage;

import dev.skystage.gateway.contract.ErrorRow;
import dev.skystage.gateway.coverage.ActionShape.Difference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Recorded refusals of the real service, compared with our rows of the same code. */
final class RecordedErrors {
    private static final String ANY = "*";

    private record Recorded(String product, String action, String code, int http, String message) {
        static Recorded of(JsonNode row) {
            return new Recorded(
                    row.get("product").asString(),
                    row.get("action").asString(),
                    row.get("code").asString(),
                    row.path("http").asInt(0),
                    row.path("message").asString("").strip());
        }

        /** Whether the row matches; status and message are not always known. */
        boolean isGivenBy(Row row) {
            return row.code().equals(code)
                    && (http == 0 || row.http() == http)
                    && (message.isEmpty() || row.fits(message) || isShortened(row));
        }

        /** Whether the record has a placeholder of its own where we have one. */
        private boolean isShortened(Row row) {
            return row.isTemplate()
                    && message.contains("<")
                    && message.startsWith(row.message().split("%s", -1)[0]);
        }

        String subject() {
            return code + ": " + message + (http == 0 ? "" : " (" + http + ")");
        }
    }

    private RecordedErrors() {}

    /** Kind {@code recorded}: refusals of the action that match neither a row of its own nor a common one. */
    static List<Difference> differences(ActionShape action, List<ErrorRow> common) throws IOException {
        var all = new ArrayList<>(action.contract().errors());
        all.addAll(common);
        var rows = Row.of(all);
        return read().stream()
                .filter(one -> one.action.equals(action.name())
                        && one.product.equals(action.product().folder()))
                .filter(one -> rows.stream().noneMatch(one::isGivenBy))
                .map(one -> new Difference("recorded", one.subject()))
                .distinct()
                .toList();
    }

    static List<String> ofTheGateway(List<Row> rows, Exceptions reviewed) throws IOException {
        return read().stream()
                .filter(one -> one.action.equals(ANY) && rows.stream().noneMatch(one::isGivenBy))
                .map(Recorded::subject)
                .distinct()
                .filter(subject -> reviewed.reason("recorded", subject).isEmpty())
                .toList();
    }

    private static List<Recorded> read() throws IOException {
        try (var in = new ClassPathResource("recorded/errors.json").getInputStream()) {
            return new JsonMapper().readTree(in).valueStream().map(Recorded::of).toList();
        }
    }
}
