package dev.skystage.gateway.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skystage.controlplane.api.Arranged;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.WireEnum;
import dev.skystage.controlplane.api.WireName;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AnswerWriterTest {
    record Zone(
            @WireName("ZoneID") String zoneId,
            boolean open,
            BigDecimal price,
            @Nullable String nothing) {}

    record Result(
            int totalCount,
            @ItemName("Zone") List<Zone> zones,
            @ItemName("Id") List<String> ids) {}

    private final JsonMapper json = JsonMapper.builder().build();
    private final AnswerWriter writer = new AnswerWriter(json);
    private final Result result =
            new Result(1, List.of(new Zone("杭州 <&>\u0001", true, new BigDecimal("0.5"), null)), List.of());

    @Test
    void writesWrappedListsRawTextAndRealTypes() {
        assertThat(new String(writer.write(result, "R-1", KeyOrder.DECLARED), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"TotalCount\":1,\"Zones\":{\"Zone\":[{\"ZoneID\":\"杭州 <&>\\u0001\",\"Open\":true,\"Price\":0.5}]},"
                                + "\"Ids\":{\"Id\":[]},\"RequestId\":\"R-1\"}");
        assertThat(new String(writer.write(null, "R-1", KeyOrder.DECLARED), StandardCharsets.UTF_8))
                .isEqualTo("{\"RequestId\":\"R-1\"}");
    }

    @Test
    void writesTheSameAsXml() {
        var xml =
                XmlWriter.write("DescribeZonesResponse", json.readTree(writer.write(result, "R-1", KeyOrder.DECLARED)));
        assertThat(new String(xml, StandardCharsets.UTF_8))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><DescribeZonesResponse><TotalCount>1</TotalCount>"
                        + "<Zones><Zone><ZoneID>杭州 &lt;&amp;&gt;</ZoneID><Open>true</Open><Price>0.5</Price></Zone></Zones>"
                        + "<Ids></Ids><RequestId>R-1</RequestId></DescribeZonesResponse>");
    }

    enum Color implements WireEnum {
        RED;

        @Override
        public String wire() {
            return "red";
        }
    }

    record Page(int pageNumber, @Nullable String nextToken) {}

    record Flattened(
            @Flat Page page, Color color, @Flat @Nullable Page2 second) {}

    record Page2(int other) {}

    @Test
    void writesFlatPartsInPlace() {
        assertThat(text(new Flattened(new Page(1, null), Color.RED, null), KeyOrder.DECLARED))
                .isEqualTo("{\"PageNumber\":1,\"Color\":\"red\",\"RequestId\":\"R-1\"}");
        assertThat(AnswerWriter.paths(Flattened.class)).containsExactly("PageNumber", "NextToken", "Color", "Other");
    }

    @Arranged({"Color", "PageNumber"})
    record Recorded(int total, @Flat Page page, Color color) {}

    @Test
    void keysStandAsTheyWereRecorded() {
        assertThat(text(new Recorded(3, new Page(1, "a"), Color.RED), KeyOrder.DECLARED))
                .isEqualTo(
                        "{\"Color\":\"red\",\"PageNumber\":1,\"Total\":3,\"NextToken\":\"a\",\"RequestId\":\"R-1\"}");
    }

    record Clash(@Flat Page page, int pageNumber) {}

    @Test
    void aKeyIsThereOnce() {
        assertThatThrownBy(() -> text(new Clash(new Page(1, null), 2), KeyOrder.DECLARED))
                .hasMessageContaining("has a key twice");
    }

    record Caller(
            String arn,
            String accountId,
            @Nullable String userId,
            String principalId,
            String identityType,
            Map<String, Integer> counts) {}

    @Test
    void keysStandAsInAHashMapOfThoseThatAreThere() {
        var counts = new LinkedHashMap<String, Integer>();
        counts.put("PublicIpAddress", 1);
        counts.put("EipAddress", 2);
        var caller = new Caller("a", "b", "c", "d", "e", counts);
        assertThat(json.readTree(text(caller, KeyOrder.HASHED)).propertyNames())
                // as in recorded answers of GetCallerIdentity, and with Counts
                .containsExactly("IdentityType", "AccountId", "Counts", "RequestId", "PrincipalId", "UserId", "Arn");
    }

    record Wide(
            int k01,
            int k02,
            int k03,
            int k04,
            int k05,
            int k06,
            int k07,
            int k08,
            int k09,
            int k10,
            int k11,
            @Nullable Integer k12,
            @Nullable Integer k13) {}

    @Test
    void theOrderDependsOnHowManyKeysThereAre() {
        for (var last : Arrays.asList(null, 13)) {
            var wide = new Wide(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, last, null);
            var expected = new HashMap<String, Integer>();
            json.readTree(text(wide, KeyOrder.DECLARED)).propertyNames().forEach(name -> expected.put(name, 0));
            for (var again = 0; again < 2; again++) {
                assertThat(json.readTree(text(wide, KeyOrder.HASHED)).propertyNames())
                        .containsExactlyElementsOf(expected.keySet());
            }
        }
    }

    private String text(Object result, KeyOrder order) {
        return new String(writer.write(result, "R-1", order), StandardCharsets.UTF_8);
    }

    @Test
    void anEarlierAnswerGetsTheNewRequestId() {
        var earlier = new String(writer.write(result, "R-1", KeyOrder.DECLARED), StandardCharsets.UTF_8);
        assertThat(json.readTree(writer.again(earlier, "R-2")).get("RequestId").asString())
                .isEqualTo("R-2");
    }
}
