package dev.skystage.gateway.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.api.KeepEmpty;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.api.Refusal;
import dev.skystage.controlplane.api.WireEnum;
import dev.skystage.controlplane.api.WireName;
import jakarta.validation.constraints.NotBlank;
import java.math.BigDecimal;
import java.time.Instant;
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
    @ValueSource(strings = {"1e3", " 5", "2147483648", "-2147483649", "NaN", "0x10", "5.0", "٥"})
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

    record Page(@Nullable Integer pageNumber, @Nullable Integer pageSize) {}

    record Shared(@NotBlank String groupId, @Flat Page page) {}

    enum Kind implements WireEnum {
        SYSTEM("system"),
        DATA("data");

        private final String wire;

        Kind(String wire) {
            this.wire = wire;
        }

        @Override
        public String wire() {
            return wire;
        }

        @Override
        public List<String> aliases() {
            return this == DATA ? List.of("Data") : List.of();
        }
    }

    record Label(String key, @KeepEmpty @Nullable String value) {}

    record Rich(
            @Flat Shared shared,
            @Nullable Kind diskType,
            @Refusal("InvalidKind.NotFound") @Nullable Kind kind,

            @Refusal(value = "InvalidTime", hint = "the right row") @Nullable
            Instant since,

            @Indexed(max = 2) @Nullable List<Kind> kinds,

            @Indexed(max = 20) @Refusal("InvalidTagCount") @Nullable
            List<Label> label,

            @ListText(max = 3) @Nullable List<String> instanceIds,

            @ListText(value = ListText.Form.JSON_OR_COMMAS, max = 2) @Nullable
            List<String> diskIds,

            @ListText(value = ListText.Form.COMMAS, max = 2, tooMany = "InvalidVpcId.TooMany") @Nullable
            List<String> vpcId) {}

    private final RecordBinder<Rich> rich = new RecordBinder<>(Rich.class);

    private Rich rich(String... parameters) {
        var all = new LinkedHashMap<>(Map.of("GroupId", "g"));
        for (var i = 0; i < parameters.length; i += 2) {
            all.put(parameters[i], parameters[i + 1]);
        }
        return rich.bind(all);
    }

    @Test
    void flatComponentsStandAmongTheOthers() {
        assertThat(rich("PageSize", "5").shared()).isEqualTo(new Shared("g", new Page(null, 5)));
        assertThat(rich().shared().page()).isEqualTo(new Page(null, null));
        assertThatThrownBy(() -> rich.bind(Map.of("PageSize", "5")))
                .isInstanceOf(MissingParameterException.class)
                .hasMessage("GroupId");
        assertThat(rich.accepted())
                .contains(
                        new RecordBinder.Accepted("GroupId", true, List.of()),
                        new RecordBinder.Accepted("PageSize", false, List.of()),
                        new RecordBinder.Accepted("DiskType", false, List.of("system", "data")),
                        new RecordBinder.Accepted("Kinds.N", false, List.of("system", "data")),
                        new RecordBinder.Accepted("Label.N.Key", false, List.of()));
    }

    @Indexed(max = 2)
    @Refusal("InvalidPairCount")
    record Pair(String key) {}

    record Pairs(@Nullable List<Pair> pair) {}

    @Test
    void listsOfARecordMayEndAtTheSameIndexEverywhere() {
        var pairs = new RecordBinder<>(Pairs.class);
        assertThat(pairs.bind(Map.of("Pair.2.Key", "k")).pair()).containsExactly(new Pair("k"));
        assertThatThrownBy(() -> pairs.bind(Map.of("Pair.3.Key", "k"))).hasMessage("InvalidPairCount");
        assertThatThrownBy(() -> pairs.bind(Map.of("Pair.x.Key", "k")))
                .isInstanceOf(MalformedParameterException.class)
                .hasMessage("Pair.x");
    }

    record Objects(@ListText(max = 2) @Nullable List<Label> label) {}

    @Test
    void recordsCanBeTheObjectsOfAJsonText() {
        var objects = new RecordBinder<>(Objects.class);
        assertThat(objects.bind(Map.of("Label", "[{\"Key\":\"k\",\"Value\":\"\"},{'Key':5}]"))
                        .label())
                .containsExactly(new Label("k", ""), new Label("5", null));
        assertThat(objects.bind(Map.of("Label", " ")).label()).isNull();
        assertThat(objects.accepted()).contains(new RecordBinder.Accepted("Label.N.Key", false, List.of()));
        for (var text : List.of("k", "{}", "[\"k\"]", "[{\"Key\":[]}]", "[{\"Key\":\"\\u0000\"}]", "[{},{},{}]")) {
            assertThatThrownBy(() -> objects.bind(Map.of("Label", text)))
                    .isInstanceOf(MalformedParameterException.class)
                    .hasMessage("Label");
        }
    }

    record Clash(@Flat Page page, @Nullable Integer pageSize) {}

    @Test
    void aNameIsTakenOnce() {
        assertThatThrownBy(() -> new RecordBinder<>(Clash.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("PageSize twice");
    }

    @Test
    void enumeratedValuesAreMatchedAsTheyAreSpelled() {
        var request = rich("DiskType", "system", "Kind", "Data", "Kinds.1", "data");
        assertThat(request.diskType()).isEqualTo(Kind.SYSTEM);
        assertThat(request.kind()).isEqualTo(Kind.DATA);
        assertThat(request.kinds()).containsExactly(Kind.DATA);
        assertThatThrownBy(() -> rich("DiskType", "System"))
                .isInstanceOf(MalformedParameterException.class)
                .hasMessage("DiskType");
        assertThatThrownBy(() -> rich("Kinds.2", "SYSTEM"))
                .isInstanceOf(MalformedParameterException.class)
                .hasMessage("Kinds.2");
    }

    @Test
    void aComponentHasItsOwnRefusal() {
        assertThatThrownBy(() -> rich("Kind", "none")).hasMessage("InvalidKind.NotFound");
        assertThatThrownBy(() -> rich("Since", "yesterday")).hasMessage("InvalidTime: the right row");
        assertThatThrownBy(() -> rich("Label.21.Key", "k")).hasMessage("InvalidTagCount");
        assertThat(rich("Since", "2026-11-21T02:00Z").since()).isEqualTo("2026-11-21T02:00:00Z");
    }

    @Test
    void indexesEndWhereTheContractSays() {
        assertThat(rich("Label.20.Key", "k").label()).hasSize(1);
        assertThatThrownBy(() -> rich("Kinds.3", "data")).hasMessage("InvalidParameter: Kinds.3");
    }

    @Test
    void keepEmptyDistinguishesAbsentFromEmpty() {
        assertThat(rich("Label.1.Key", "k", "Label.1.Value", "").label()).containsExactly(new Label("k", ""));
        assertThat(rich("Label.1.Key", "k", "Label.1.value", "v").label()).containsExactly(new Label("k", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Label.1.Value", "Label.1.Junk", "Label.99", "Label.x.Key", "Label"})
    void whatIsEmptyMakesNoItem(String name) {
        assertThat(rich(name, "").label()).isNull();
    }

    @Test
    void unknownParametersMakeNoItem() {
        assertThat(rich("Label.1.Junk", "x", "Label.2.Key", "k").label()).containsExactly(new Label("k", null));
        assertThat(binder.bind(Map.of("RegionId", "r", "SystemDisk.Junk", "x")).systemDisk())
                .isNull();
    }

    @Test
    void listsComeAsOneText() {
        assertThat(rich("InstanceIds", "[\"i-1\",\"i-2\", 3]").instanceIds()).containsExactly("i-1", "i-2", "3");
        assertThat(rich("InstanceIds", "['i-1', 'i-2',]").instanceIds()).containsExactly("i-1", "i-2");
        assertThat(rich("InstanceIds", "[]").instanceIds()).isEmpty();
        assertThat(rich("InstanceIds", " ").instanceIds()).isNull();
        assertThat(rich("DiskIds", "['d-1']").diskIds()).containsExactly("d-1");
        assertThat(rich("DiskIds", "d-1 , d-2").diskIds()).containsExactly("d-1", "d-2");
        assertThat(rich("VpcId", "vpc-1,vpc-2").vpcId()).containsExactly("vpc-1", "vpc-2");
        assertThatThrownBy(() -> rich("VpcId", "vpc-1,vpc-2,vpc-3")).hasMessage("InvalidVpcId.TooMany");
        assertThatThrownBy(() -> rich("InstanceIds", "['1','2','3','4']")).hasMessage("InstanceIds");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "i-1",
                "{}",
                "\"i-1\"",
                "[",
                "[[]]",
                "[null]",
                "[{}]",
                "[1] 2",
                "[\"a\\u0000\"]",
                "[\"\\ud800\"]",
                "[i-1]"
            })
    void refusesWhatIsNoList(String text) {
        assertThatThrownBy(() -> rich("InstanceIds", text))
                .isInstanceOf(MalformedParameterException.class)
                .hasMessage("InstanceIds");
    }

    @Property(tries = 1000)
    void flattenedRecordsBindBack(
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
