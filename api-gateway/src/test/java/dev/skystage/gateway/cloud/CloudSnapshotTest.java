package dev.skystage.gateway.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.resources.account.Accounts;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.OwnCloud;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** One cloud with two replicas that share a passphrase, and another one with a key of its own. */
@StagingCloudTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CloudSnapshotTest {
    private static final String PASSPHRASE = "Skystage-Passphrase";

    @Autowired
    ApplicationContext shared;

    @TempDir
    Path directory;

    private OwnCloud cloud;
    private OwnCloud elsewhere;
    private ApplicationContext replica;
    private ApplicationContext second;
    private ApplicationContext other;
    private Management management;
    private Management secondManagement;
    private Map<String, String> firstState;
    private Landscape landscape;

    @BeforeAll
    void start() {
        cloud = OwnCloud.beside(shared, "snapshot");
        replica = cloud.start("skystage.secret-key=one");
        management = OwnCloud.management(replica);
        firstState = rows(cloud);
        elsewhere = OwnCloud.beside(shared, "elsewhere");
        other = elsewhere.start();
        landscape = Landscape.make(replica);
        // it listens to no other replica, so it knows the clock only as it is at its start
        second = cloud.start("skystage.secret-key=one");
        secondManagement = OwnCloud.management(second);
    }

    @AfterAll
    void stop() {
        cloud.close();
        elsewhere.close();
    }

    /** All rows as text, without what differs between any two starts. */
    private static Map<String, String> rows(OwnCloud cloud) {
        var rows = new TreeMap<String, String>();
        var tables = cloud.jdbc()
                .sql(
                        "select relname from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace"
                                + " and relname !~ 'qrtz|flyway|nonce|secret_salt|cloud_epoch'")
                .query(String.class)
                .list();
        for (var table : tables) {
            rows.put(
                    table,
                    String.valueOf(cloud.jdbc()
                            .sql("select string_agg(row, E'\\n' order by row) from (select (to_jsonb(t)"
                                    + " - '{created_at,secret_cipher,changed,changed_in,since_ms,offset_ms}'::text[])::text"
                                    + " as row from " + table + " t) x")
                            .query(String.class)
                            .optional()));
        }
        return rows;
    }

    private Path export(Management from, String... headers) {
        var file = directory.resolve("cloud-" + System.nanoTime() + ".zip");
        assertThat(from.download("snapshot", file, headers).statusCode()).isEqualTo(200);
        return file;
    }

    @Test
    void aCloudComesBackAsItWas() {
        var user = landscape.account();
        // its worker died at the moment of the export
        cloud.jdbc()
                .sql("update task set status = 'Running', attempt = attempt + 1, lease_owner = 'w',"
                        + " lease_until = now() where resource_id = ? and status = 'Pending'")
                .param(landscape.stopping())
                .update();
        var before = landscape.answers(replica);
        var time = new Time(replica).now();
        var file = export(management);
        new Time(replica).advance(Duration.ofDays(40));
        user.call("CreateKeyPair", "KeyPairName", "later").assertThat().isOk();

        var reset = secondManagement.post("reset", "{}");
        assertThat(reset.status()).as("%s", reset).isEqualTo(200);
        assertThat(rows(cloud)).isEqualTo(firstState);
        for (var one : new ApplicationContext[] {replica, second}) {
            assertThat(Duration.between(Instant.now(), new Time(one).now()).abs())
                    .isLessThan(Duration.ofMinutes(1));
            user.at(one).call("DescribeInstances").assertThat().isError(404, "InvalidAccessKeyId.NotFound");
        }

        var imported = management.put("snapshot", file);
        assertThat(imported.status()).as("%s", imported).isEqualTo(200);
        for (var one : new ApplicationContext[] {replica, second}) {
            assertThat(landscape.answers(one)).isEqualTo(before);
            assertThat(new Time(one).now()).isBetween(time, time.plus(Duration.ofMinutes(5)));
        }
        goesOn(user.at(second), new Time(second));
    }

    /** Work in progress ends, and new ids are higher than all others. */
    private void goesOn(Account user, Time time) {
        assertThat(status(user, landscape.stopping())).isEqualTo("Stopping");
        time.runDueTasks();
        assertThat(status(user, landscape.stopping())).isEqualTo("Stopped");
        assertThat(user.call("DescribeUserData", "InstanceId", landscape.stopping())
                        .text("/UserData"))
                .isEqualTo(landscape.userData());
        var known = user.call("DescribeInstances").body().findValuesAsString("InstanceId");
        var made = user.call("CreateDisk", "ZoneId", Account.ZONE, "Size", "40", "DiskCategory", "cloud_essd")
                .text("/DiskId");
        assertThat(known).allSatisfy(id -> assertThat(made.substring(2)).isGreaterThan(id.substring(2)));
    }

    private static String status(Account user, String instance) {
        return user.call("DescribeInstances", "InstanceIds", "[\"" + instance + "\"]")
                .text("/Instances/Instance/0/Status");
    }

    @Test
    void aCloudMovesToAnotherHomeWithAPassphrase() {
        var plain = export(management);
        var refused = OwnCloud.management(other).put("snapshot", plain);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/message")).contains("skystage.secret-key");

        var file = export(management, PASSPHRASE, "open sesame");
        var wrong = OwnCloud.management(other).put("snapshot", file, PASSPHRASE, "open barley");
        assertThat(wrong.text("/message")).contains("does not open");
        assertThat(OwnCloud.management(other).put("snapshot", file).text("/message"))
                .contains("exported with");

        var moved = OwnCloud.management(other).put("snapshot", file, PASSPHRASE, "open sesame");
        assertThat(moved.status()).as("%s", moved).isEqualTo(200);
        assertThat(landscape.answers(other)).isEqualTo(landscape.answers(replica));
        assertThat(unsealed()).isEmpty();
    }

    /** Columns with encrypted secrets that no migration has marked: these secrets would be lost in an export. */
    private String unsealed() {
        var columns = elsewhere
                .jdbc()
                .sql(
                        "select relname || '.' || attname from pg_attribute join pg_class c on c.oid = attrelid where attnum > 0"
                                + " and relkind = 'r' and relnamespace = current_schema()::regnamespace and not attisdropped"
                                + " and atttypid = 'text'::regtype and col_description(attrelid, attnum) is distinct from 'sealed'")
                .query(String.class)
                .list();
        var found = new StringBuilder();
        for (var column : columns) {
            var parts = column.split("[.]");
            if (elsewhere
                            .jdbc()
                            .sql("select count(*) from " + parts[0] + " where " + parts[1] + " like 'aes:%'")
                            .query(Long.class)
                            .single()
                    > 0) {
                found.append(column).append(' ');
            }
        }
        return found.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut", "head", "middle", "sum", "empty", "other"})
    void whatIsNotWholeChangesNothing(String damage) throws IOException {
        var file = export(management);
        var bytes = Files.readAllBytes(file);
        switch (damage) {
            case "cut" -> bytes = java.util.Arrays.copyOf(bytes, bytes.length - 1);
            case "head" -> bytes[30] ^= 1;
            case "middle" -> bytes[bytes.length / 2] ^= 64;
            case "sum" -> bytes[bytes.length - 5] ^= 1;
            case "empty" -> bytes = new byte[0];
            default -> bytes = "CREATE TABLE".repeat(100).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }
        Files.write(file, bytes);
        var before = landscape.answers(replica);
        var refused = management.put("snapshot", file);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/message")).containsAnyOf("damaged", "no snapshot");
        assertThat(landscape.answers(replica)).isEqualTo(before);
    }

    @Test
    void aFileOfAnotherSchemaIsRefused() {
        var version = elsewhere
                .jdbc()
                .sql("select version from flyway_schema_history order by installed_rank desc limit 1")
                .query(String.class)
                .single();
        elsewhere
                .jdbc()
                .sql("update flyway_schema_history set version = '9999' where version = ?")
                .param(version)
                .update();
        var later = export(OwnCloud.management(other));
        elsewhere
                .jdbc()
                .sql("update flyway_schema_history set version = ?, checksum = checksum + 1 where version = '9999'")
                .param(version)
                .update();
        var altered = export(OwnCloud.management(other));
        elsewhere
                .jdbc()
                .sql("update flyway_schema_history set checksum = checksum - 1 where version = ?")
                .param(version)
                .update();
        var before = landscape.answers(replica);
        assertThat(management.put("snapshot", later).text("/message"))
                .contains("9999")
                .contains(version);
        assertThat(management.put("snapshot", altered).text("/message")).contains("its migrations");
        assertThat(landscape.answers(replica)).isEqualTo(before);
    }

    /** When the database refuses in the middle of an import everything is rolled back, also in memory. */
    @Test
    void anImportThatFailsChangesNothing() {
        elsewhere
                .jdbc()
                .sql("alter table quota drop constraint if exists quota_used_check")
                .update();
        elsewhere
                .jdbc()
                .sql("insert into quota (account_id, region_id, name, used) values (?, 'r', 'q', -1)")
                .param(Accounts.DEFAULT_ACCOUNT)
                .update();
        var file = export(OwnCloud.management(other), PASSPHRASE, "p");
        elsewhere.jdbc().sql("delete from quota where used < 0").update();
        var before = landscape.answers(replica);
        var beforeThere = landscape.answers(second);
        var failed = management.put("snapshot", file, PASSPHRASE, "p");
        assertThat(failed.status()).isEqualTo(500);
        assertThat(landscape.answers(replica)).isEqualTo(before);
        assertThat(landscape.answers(second)).isEqualTo(beforeThere);
    }
}
