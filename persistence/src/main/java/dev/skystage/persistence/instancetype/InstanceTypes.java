package dev.skystage.persistence.instancetype;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * All instance types and families, from the catalogue.
 *
 * <p>Where the public documents give no number, one is derived, so that clients always see one:
 * <ul>
 * <li>network interfaces: one, and one more for every four vCPUs, at most eight; private addresses per interface: one
 * for shared levels, else six
 * <li>bandwidth: 100 Mbit/s per vCPU; packet rate: 50,000 per vCPU
 * <li>local disks of which only the total is known (gn5): as many as there are GPUs, of equal size
 * <li>generation of an unlisted family: the digit of its name less one from 5 on (g7 is ecs-6), ecs-3 for the network
 * enhanced and the fourth series, ecs-1 for the retired shared ones, else ecs-2
 * </ul>
 */
@Component
public class InstanceTypes {
    private static final int KBIT_PER_VCPU = 102_400;
    private static final int PACKETS_PER_VCPU = 50_000;

    private final Map<String, InstanceType> types = new LinkedHashMap<>();
    private final Map<String, Family> families = new LinkedHashMap<>();

    /** A family with its generation, such as ecs.g6 with ecs-5. */
    public record Family(String id, String generation) {}

    public InstanceTypes(JsonMapper json) {
        try (var in = new ClassPathResource("catalog/instance-types.json").getInputStream()) {
            var catalogue = json.readTree(in);
            for (var row : catalogue.get("families")) {
                var id = row.get("InstanceTypeFamilyId").asString();
                families.put(id, new Family(id, row.get("Generation").asString()));
            }
            for (var row : catalogue.get("instanceTypes")) {
                var type = type(row);
                types.put(type.id(), type);
                families.computeIfAbsent(type.family(), id -> new Family(id, generation(id)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<InstanceType> all() {
        return List.copyOf(types.values());
    }

    /** Every family: the documented ones and those that only occur in a type. */
    public List<Family> families() {
        return List.copyOf(families.values());
    }

    public Optional<InstanceType> find(String instanceTypeId) {
        return Optional.ofNullable(types.get(instanceTypeId));
    }

    private static InstanceType type(JsonNode row) {
        var vcpus = row.get("CpuCoreCount").asInt();
        var level = row.get("InstanceFamilyLevel").asString();
        var gpus = number(row, "GPUAmount", 0);
        var disks = number(row, "LocalStorageAmount", 0);
        var diskGib = number(row, "LocalStorageCapacity", 0);
        if (row.has("LocalStorageTotalGiB")) {
            disks = Math.max(1, gpus);
            diskGib = row.get("LocalStorageTotalGiB").asInt() / disks;
        }
        return new InstanceType(
                row.get("InstanceTypeId").asString(),
                row.get("InstanceTypeFamily").asString(),
                vcpus,
                row.get("MemorySize").asDouble(),
                level,
                gpus,
                text(row, "GPUSpec"),
                disks,
                diskGib,
                text(row, "LocalStorageCategory"),
                number(row, "EniQuantity", Math.min(8, 1 + vcpus / 4)),
                number(row, "EniPrivateIpAddressQuantity", level.equals("EnterpriseLevel") ? 6 : 1),
                number(row, "InstanceBandwidthRx", KBIT_PER_VCPU * vcpus),
                number(row, "InstanceBandwidthTx", KBIT_PER_VCPU * vcpus),
                (long) number(row, "InstancePpsRx", PACKETS_PER_VCPU * vcpus),
                (long) number(row, "InstancePpsTx", PACKETS_PER_VCPU * vcpus),
                optional(row, "BaselineCredit"),
                optional(row, "InitialCredit"));
    }

    private static int number(JsonNode row, String key, int otherwise) {
        return row.has(key) ? row.get(key).asInt() : otherwise;
    }

    private static @Nullable Integer optional(JsonNode row, String key) {
        return row.has(key) ? (Integer) row.get(key).asInt() : null;
    }

    private static String text(JsonNode row, String key) {
        return row.has(key) ? row.get(key).asString() : "";
    }

    private static String generation(String familyId) {
        var name = familyId.substring("ecs.".length());
        var series = name.chars().filter(Character::isDigit).findFirst().orElse('2') - '0';
        if (series >= 5) {
            return "ecs-" + (series - 1);
        }
        if (series == 4 || name.endsWith("ne")) {
            return "ecs-3";
        }
        return name.matches("[tsmc]\\d") ? "ecs-1" : "ecs-2";
    }
}
