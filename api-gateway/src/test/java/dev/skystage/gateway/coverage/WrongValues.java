package dev.skystage.gateway.coverage;

import dev.skystage.gateway.coverage.ActionShape.Difference;
import dev.skystage.gateway.testing.KeptLines;
import java.io.IOException;
import java.util.List;

/** The results of {@link WrongValuesTest}. */
final class WrongValues {
    private WrongValues() {}

    static List<Difference> differences(ActionShape action) throws IOException {
        var lines = KeptLines.read(WrongValuesTest.NAME);
        if (!lines.contains(action.path())) {
            return List.of(new Difference("enum", "all: WrongValuesTest has not tried the action"));
        }
        return lines.stream()
                .map(line -> line.split("\t", -1))
                .filter(parts -> parts.length == 3 && parts[0].equals(action.path()))
                .map(parts -> new Difference(parts[1], parts[2]))
                .toList();
    }
}
