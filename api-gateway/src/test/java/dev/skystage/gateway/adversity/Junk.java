package dev.skystage.gateway.adversity;

import dev.skystage.gateway.testing.Indexed;
import java.util.List;
import java.util.Random;

/** Names and values that no honest client sends. */
record Junk(Random random) {
    static final List<String> VALUES = List.of(
            "",
            " ",
            "0",
            "-1",
            "+5",
            "1",
            "2147483647",
            "2147483648",
            "-9223372036854775809",
            "9".repeat(400),
            "NaN",
            "Infinity",
            "1E999999999",
            "1e-999999999",
            "1E32",
            "0x10",
            "1.5",
            "\u0661\u0662",
            "true",
            "yes",
            "null",
            "undefined",
            "x".repeat(300),
            "y".repeat(20_000),
            "\u4e2d\u6587",
            "\ud83d\ude00",
            "\u0001\u001f\u007f",
            "\n",
            "\r\nSet-Cookie: x",
            "\u202e\ufffe\uffff",
            "' or 1=1 --",
            "%",
            "_%\\",
            "*",
            "{}",
            "[]",
            "[null]",
            "[[\"i-1\"]]",
            "[\"i-1\",1,{},null]",
            "[\"i-1\"",
            "[\"\\u0000\"]",
            "[\"\\ud800\"]",
            "[\"\"]",
            "[".repeat(9_000),
            "{\"a\":".repeat(3_000),
            "[1e999999999]",
            "[" + "\"i-1\",".repeat(3_000) + "\"i-1\"]",
            "i-",
            "i-bp1zzzzzzzzzzzzzzzzz",
            "../../etc/passwd",
            "<x>&\"'",
            "${jndi:ldap://x}",
            "2026-13-45T99:99Z",
            "9999-12-31T23:59Z",
            "2030-01-01T00:00:00Z",
            "0000-00-00T00:00:00Z",
            "+292278994-08-17T07:12Z",
            "-0001-01-01T00:00Z",
            "10.0.0.0/8",
            "10.0.0.0/33",
            "10.0.0.0/-1",
            "999.1.1.1/16",
            "::1/64",
            "0.0.0.0",
            "172.16.0.0/16",
            "172.16.255.255",
            "cloud_essd",
            "PrePaid",
            "Week",
            "SpotWithPriceLimit",
            "AAAA",
            "A".repeat(30_000),
            "http://x",
            "aaa[9999999999,99]b",
            "aaa[1,9]");
    private static final List<String> NAMES = List.of(
            "Foo",
            "DataDisk.999999999.Size",
            "DataDisk.99999999999999999999.Size",
            "DataDisk.-1.Size",
            "DataDisk.1001.Size",
            "DataDisk.0.Size",
            "DataDisk.01.Size",
            "DataDisk",
            "DataDisk.1",
            "DataDisk..Size",
            "Tag.1",
            "Tag.x.Key",
            "Tag.1.Key.1.Key.1.Key.1.Key.1.Key.1.Key",
            "InstanceId.1.InstanceId",
            "Filter.1",
            "SystemDisk",
            "SystemDisk.Size.Size",
            ".",
            "..",
            "\u0418\u043c\u044f",
            "x".repeat(5_000),
            "class.module.classLoader",
            "\n",
            "ClientToken",
            "DryRun",
            "PageSize",
            "PageNumber",
            "NextToken",
            "MaxResults",
            "OwnerId",
            "Format",
            "SecurityToken",
            "RegionId",
            "Version");
    private static final List<String> INDEXES =
            List.of("1", "1", "2", "17", "1000", "1001", "0", "-1", "999999999", "01", "x", "");

    String value() {
        return pick(VALUES);
    }

    String name() {
        return pick(NAMES);
    }

    /** The name with indexes instead of N. */
    String indexed(String accepted) {
        return Indexed.places(accepted).replaceAll(place -> "." + pick(INDEXES));
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
