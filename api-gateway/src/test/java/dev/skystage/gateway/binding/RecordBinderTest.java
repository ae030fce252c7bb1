package dev.skystage.gateway.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skystage.controlplane.api.WireName;
import jakarta.validation.constraints.NotBlank;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordBinderTest {
    record Tag(@Nullable String key, @Nullable String value) {}

    record Disk(@Nullable Integer size, @Nullable Boolean encrypted) {}

    record Request(
            @NotBlank String regionId,
            @Nullable Integer amount,
            @Nullable BigDecimal price,
            @Nullable Boolean dryRun,
            @Nullable Disk systemDisk,
            @WireName("DataDisk") @Nullable List<Disk> dataDisks,

            @WireName({"SecurityGroupIds", "SecurityGroupId"}) @Nullable
            List<String> groups,

            @Nullable List<Tag> tag) {}

    private final RecordBinder<Request> binder = new RecordBinder<>(Request.class);

    @Test
    void bindsScalarsRecordsAndLists() {
        var request = binder.bind(Map.of(
                "RegionId", "cn-hangzhou",
                "Amount", "3",
                "Price", "0.125",
                "DryRun", "true",
                "SystemDisk.Size", "40",
                "DataDisk.2.Size", "20",
                "DataDisk.7.Encrypted", "false",
                "SecurityGroupId.1", "sg-1",
                "Unknown.1.Thing", "x"));
        assertThat(request)
                .isEqualTo(new Request(
                        "cn-hangzhou",
                        3,
                        new BigDecimal("0.125"),
                        true,
                        new Disk(40, null),
                        List.of(new Disk(20, null), new Disk(null, false)),
                        List.of("sg-1"),
                        null));
    }

    @Test
    void emptyIsAbsent() {
        assertThatThrownBy(() -> binder.bind(Map.of("RegionId", "")))
                .isInstanceOf(MissingParameterException.class)
                .hasMessage("RegionId");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DataDisk.999999999.Size",
                "DataDisk.0.Size",
                "DataDisk.-1.Size",
                "DataDisk.x.Size",
                "DataDisk.1001.Size",
                "DataDisk.01.Size"
            })
    void refusesAbsurdIndexes(String name) {
        assertThatThrownBy(() -> binder.bind(Map.of("RegionId", "r", name, "1")))
                .isInstanceOf(MalformedParameterException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e3", " 5", "2147483648", "-2147483649", "NaN", "0x10", "5.0"})
    void refusesWhatIsNoInteger(String value) {
        assertThatThrownBy(() -> binder.bind(Map.of("RegionId", "r", "Amount", value)))
                .isInstanceOf(MalformedParameterException.class)
                .hasMessage("Amount");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E999999999", "NaN", "on"})
    void refusesWhatIsNoDecimal(String value) {
        assertThatThrownBy(() -> binder.bind(Map.of("RegionId", "r", "Price", value)))
                .isInstanceOf(MalformedParameterException.class)
                .hasMessage("Price");
    }

    @Property(tries = 1000)
    void whatIsFlattenedBindsBack(
            @ForAll @AlphaChars @StringLength(min = 1, max = 20) String region,
            @ForAll @IntRange(min = -1000) int amount,
            @ForAll @Size(max = 20) List<@AlphaChars @StringLength(min = 1, max = 8) String> keys) {
        var flat = new LinkedHashMap<String, String>();
        flat.put("RegionId", region);
        flat.put("Amount", Integer.toString(amount));
        for (var i = 0; i < keys.size(); i++) {
            flat.put("Tag." + (i + 1) + ".Key", keys.get(i));
        }
        var bound = binder.bind(flat);
        assertThat(bound.regionId()).isEqualTo(region);
        assertThat(bound.amount()).isEqualTo(amount);
        var tags = bound.tag() == null ? List.<Tag>of() : bound.tag();
        assertThat(tags).isEqualTo(keys.stream().map(key -> new Tag(key, null)).toList());
    }
}
