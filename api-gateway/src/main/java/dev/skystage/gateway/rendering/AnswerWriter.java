package dev.skystage.gateway.rendering;

import dev.skystage.controlplane.api.WireEnum;
import dev.skystage.gateway.contract.ErrorTable;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes results as the API's JSON: upper camel case, wrapped lists ({@code {"Instances":{"Instance":[..]}}}), raw UTF-8,
 * real numbers and booleans, no nulls, keys in the product's order. Compiled once per record type.
 */
@Component
public class AnswerWriter {
    private static final SerializableString REQUEST_ID = new SerializedString("RequestId");

    private final JsonMapper json;
    private final Layouts declared = new Layouts(KeyOrder.DECLARED);
    private final Layouts hashed = new Layouts(KeyOrder.HASHED);

    public AnswerWriter(JsonMapper json) {
        this.json = json;
    }

    /** The layouts for one order of keys: of objects inside an answer, and of whole answers, which have a RequestId. */
    private record Layouts(KeyOrder order, Map<Class<?>, Layout> inner, Map<Class<?>, Layout> top) {
        Layouts(KeyOrder order) {
            this(order, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }

        Layout of(Class<?> type) {
            var known = inner.get(type);
            return known == null ? inner.computeIfAbsent(type, any -> new Layout(any, order, List.of())) : known;
        }

        Layout top(Class<?> type) {
            var known = top.get(type);
            return known == null
                    ? top.computeIfAbsent(type, any -> new Layout(any, order, List.of("RequestId")))
                    : known;
        }
    }

    /** The result of an action that returns nothing. */
    private record Nothing() {}

    /** The JSON of a result record, or of an empty result. */
    public byte[] write(@Nullable Object result, String requestId, KeyOrder order) {
        var out = new ByteArrayOutputStream(512);
        try (var generator = json.createGenerator(out)) {
            new Writing(generator, order == KeyOrder.HASHED ? hashed : declared)
                    .top(result == null ? new Nothing() : result, requestId);
        }
        return out.toByteArray();
    }

    /** The answer of an earlier call, with this call's request id. */
    public byte[] again(String answer, String requestId) {
        var tree = (ObjectNode) json.readTree(answer);
        tree.put("RequestId", requestId);
        return json.writeValueAsBytes(tree);
    }

    /** The JSON of a refusal, with the order of keys that the real gateway has used since 2022. */
    public byte[] writeError(ErrorTable.Answer error, String requestId, String hostId, String recommend) {
        return json.writeValueAsBytes(json.createObjectNode()
                .put("RequestId", requestId)
                .put("HostId", hostId)
                .put("Code", error.code())
                .put("Message", error.message())
                .put("Recommend", recommend));
    }

    /** The response paths of a result type, lists marked [], for the audit against the contract. */
    public static List<String> paths(Class<?> type) {
        return Layout.paths(type);
    }

    /** Writes one answer. */
    private final class Writing {
        private final JsonGenerator generator;
        private final Layouts layouts;

        Writing(JsonGenerator generator, Layouts layouts) {
            this.generator = generator;
            this.layouts = layouts;
        }

        void top(Object result, String requestId) {
            object(result, layouts.top(result.getClass()), requestId);
        }

        private void object(Object record, Layout layout, @Nullable String requestId) {
            var fields = layout.fields();
            var values = new @Nullable Object[fields.size()];
            @Nullable BitSet absent = null;
            for (var i = 0; i < values.length; i++) {
                values[i] = fields.get(i).accessor().apply(record);
                if (values[i] == null) {
                    absent = absent == null ? new BitSet() : absent;
                    absent.set(i);
                }
            }
            generator.writeStartObject();
            for (var position : layout.order(absent)) {
                if (position < values.length) {
                    property(fields.get(position), values[position]);
                } else {
                    generator.writeName(REQUEST_ID);
                    generator.writeString(requestId);
                }
            }
            generator.writeEndObject();
        }

        private void property(Layout.Field field, @Nullable Object value) {
            generator.writeName(field.name());
            if (field.item() == null) {
                value(value);
            } else {
                generator.writeStartObject();
                generator.writeName(field.item());
                value(value);
                generator.writeEndObject();
            }
        }

        private void value(@Nullable Object value) {
            switch (value) {
                case String text -> generator.writeString(text);
                case Integer number -> generator.writeNumber(number);
                case Long number -> generator.writeNumber(number);
                case Double number -> generator.writeNumber(number);
                case BigDecimal number -> generator.writeNumber(number);
                case Boolean flag -> generator.writeBoolean(flag);
                case Collection<?> items -> {
                    generator.writeStartArray();
                    items.forEach(this::value);
                    generator.writeEndArray();
                }
                case Record record -> object(record, layouts.of(record.getClass()), null);
                case Map<?, ?> map -> {
                    generator.writeStartObject();
                    layouts.order.arrange(map).forEach((name, item) -> {
                        generator.writeName(String.valueOf(name));
                        value(item);
                    });
                    generator.writeEndObject();
                }
                case WireEnum constant -> generator.writeString(constant.wire());
                case null -> throw new IllegalStateException("nothing to write");
                default -> generator.writeString(value.toString());
            }
        }
    }
}
