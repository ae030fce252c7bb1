package dev.skystage.gateway.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.WireName;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
        assertThat(new String(writer.write(result, "R-1"), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"TotalCount\":1,\"Zones\":{\"Zone\":[{\"ZoneID\":\"杭州 <&>\\u0001\",\"Open\":true,\"Price\":0.5}]},"
                                + "\"Ids\":{\"Id\":[]},\"RequestId\":\"R-1\"}");
        assertThat(new String(writer.write(null, "R-1"), StandardCharsets.UTF_8))
                .isEqualTo("{\"RequestId\":\"R-1\"}");
    }

    @Test
    void writesTheSameAsXml() {
        var xml = XmlWriter.write("DescribeZonesResponse", json.readTree(writer.write(result, "R-1")));
        assertThat(new String(xml, StandardCharsets.UTF_8))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><DescribeZonesResponse><TotalCount>1</TotalCount>"
                        + "<Zones><Zone><ZoneID>杭州 &lt;&amp;&gt;</ZoneID><Open>true</Open><Price>0.5</Price></Zone></Zones>"
                        + "<Ids></Ids><RequestId>R-1</RequestId></DescribeZonesResponse>");
    }

    @Test
    void anEarlierAnswerGetsTheNewRequestId() {
        var earlier = new String(writer.write(result, "R-1"), StandardCharsets.UTF_8);
        assertThat(json.readTree(writer.again(earlier, "R-2")).get("RequestId").asString())
                .isEqualTo("R-2");
    }
}
