package dev.skystage.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A migration works with the code of the previous version: while replicas are replaced one by one both versions run on
 * the new schema, and after a rollback the old one runs on it alone. To remove something, one version stops using it
 * and a later version removes it, at the earliest the next but one, in a migration with a comment that contains "unused
 * since" and the version.
 */
class MigrationRulesTest {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    /** Before the first release there is no previous version. */
    private static final int FIRST_UPGRADE = 600;

    private static final Pattern NAME = Pattern.compile("V(\\d+)__[a-z0-9_]+\\.sql");
    private static final Map<Pattern, String> FORBIDDEN = forbidden();

    private static Map<Pattern, String> forbidden() {
        var forbidden = new LinkedHashMap<Pattern, String>();
        forbidden.put(
                Pattern.compile("\\bdrop\\s+(table|column|function|procedure|view|sequence)\\b"),
                "removes what the version before may use");
        forbidden.put(Pattern.compile("\\brename\\b"), "renames what the version before may use");
        forbidden.put(
                Pattern.compile("\\balter\\s+column\\s+\\w+\\s+(set\\s+data\\s+)?type\\b"),
                "changes a type that the version before knows otherwise");
        forbidden.put(
                Pattern.compile(
                        "\\bset\\s+not\\s+null\\b|\\badd\\s+(constraint|check|unique)\\b|\\bcreate\\s+unique\\b"),
                "forbids rows that the version before may write");
        forbidden.put(
                Pattern.compile("\\badd\\s+column\\s+(?![^,;]*\\b(default|generated)\\b)[^,;]*\\bnot\\s+null\\b"),
                "adds a column that the version before does not fill");
        return forbidden;
    }

    private static List<String> problems(String migration) {
        var plain = migration
                .toLowerCase(Locale.ROOT)
                .replaceAll("--[^\n]*", " ")
                .replaceAll("(?s)\\$\\$.*?\\$\\$", " "); // statements inside functions do not change the schema
        var problems = new ArrayList<String>();
        var removes = migration.contains("unused since");
        for (var statement : plain.split(";")) {
            if (!statement.strip().startsWith("create table")) {
                FORBIDDEN.forEach((pattern, why) -> {
                    if (pattern.matcher(statement).find() && !(removes && why.startsWith("removes"))) {
                        problems.add(why);
                    }
                });
            }
        }
        return problems;
    }

    @Test
    void everyMigrationWorksWithTheVersionBefore() throws IOException {
        var problems = new TreeMap<String, List<String>>();
        try (var files = Files.list(MIGRATIONS)) {
            for (var file : files.toList()) {
                var name = NAME.matcher(file.getFileName().toString());
                assertThat(name.matches()).as("%s", file.getFileName()).isTrue();
                var found = problems(Files.readString(file));
                if (Integer.parseInt(name.group(1)) >= FIRST_UPGRADE && !found.isEmpty()) {
                    problems.put(file.getFileName().toString(), found);
                }
            }
        }
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table disk drop column size",
                "drop table disk",
                "alter table disk rename column size to size_gib",
                "alter table disk rename to volume",
                "alter table disk alter column size type bigint",
                "alter table disk alter column size set not null",
                "alter table disk add column a int default 1, add column size int not null",
                "alter table disk add constraint positive check (size > 0)",
                "create unique index disk_name on disk (name)",
            })
    void whatBreaksTheVersionBeforeIsFound(String statement) {
        assertThat(problems("-- harmless\n" + statement + ";")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table disk add column size int not null default 0",
                "alter table disk add column size int",
                "create table volume (id text primary key, size int not null)",
                "create index disk_name on disk (name)",
                "-- size is unused since 0.3\nalter table disk drop column size",
                "create or replace function f() returns trigger language plpgsql as $$ begin drop table x; end $$",
            })
    void whatDoesNotIsLeftAlone(String statement) {
        assertThat(problems(statement + ";")).isEmpty();
    }
}
