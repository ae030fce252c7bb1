package dev.skystage.controlplane.resources.identity;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a call touches, as ARNs. For the actions of the reference's table (contract/authorization.json) it is what the
 * table says, with the ids of the call put in; what the call does not name is not asked about. For others it is what the
 * call names, or everything of the product.
 */
@Component
public class Arns {
    private static final Pattern VARIABLE = Pattern.compile("\\$[A-Za-z]+");
    private static final Pattern INDEX = Pattern.compile("\\.\\d+");
    private static final String ACCOUNT = "$accountid";
    private static final String REGION = "$regionid";

    /** Names of parameters, without case and indexes, and the service and type that they name. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("instanceid", "ecs:instance"),
            Map.entry("instanceids", "ecs:instance"),
            Map.entry("diskid", "ecs:disk"),
            Map.entry("diskids", "ecs:disk"),
            Map.entry("imageid", "ecs:image"),
            Map.entry("snapshotid", "ecs:snapshot"),
            Map.entry("snapshotids", "ecs:snapshot"),
            Map.entry("securitygroupid", "ecs:securitygroup"),
            Map.entry("securitygroupids", "ecs:securitygroup"),
            Map.entry("keypairname", "ecs:keypair"),
            Map.entry("keypairnames", "ecs:keypair"),
            Map.entry("networkinterfaceid", "ecs:eni"),
            Map.entry("deploymentsetid", "ecs:deploymentset"),
            Map.entry("deploymentsetids", "ecs:deploymentset"),
            Map.entry("launchtemplateid", "ecs:launchtemplate"),
            Map.entry("commandid", "ecs:command"),
            Map.entry("dedicatedhostid", "ecs:ddh"),
            Map.entry("dedicatedhostids", "ecs:ddh"),
            Map.entry("vpcid", "vpc:vpc"),
            Map.entry("vswitchid", "vpc:vswitch"),
            Map.entry("allocationid", "vpc:eip"),
            Map.entry("routetableid", "vpc:routetable"),
            Map.entry("username", "ram:user"),
            Map.entry("rolename", "ram:role"),
            Map.entry("policyname", "ram:policy"));

    /** The table's variables and the parameters that they stand for. */
    private static final Map<String, List<String>> VARIABLES = Map.of(
            "$instanceId", List.of("instanceid", "instanceids"),
            "$diskId", List.of("diskid", "diskids"),
            "$imageNo", List.of("imageid"),
            "$snapshotId", List.of("snapshotid", "snapshotids"),
            "$groupNo", List.of("securitygroupid", "securitygroupids"),
            "$keyPairName", List.of("keypairname", "keypairnames"),
            "$keypairName", List.of("keypairname", "keypairnames"),
            "$vswitchId", List.of("vswitchid"),
            "$vSwitchId", List.of("vswitchid"),
            "$resourceId", List.of("resourceid"));

    private final Map<String, List<String>> templates;
    private final ResourceRegions regions;

    Arns(ResourceRegions regions) {
        this.regions = regions;
        templates = read();
    }

    /** The ARNs of a call, at least one. */
    List<String> of(Caller caller, Product product, String action, Map<String, String> parameters) {
        var given = values(parameters);
        var row = product == Product.ECS ? templates.get(action) : null;
        var arns = new LinkedHashSet<String>();
        if (row != null) {
            row.forEach(template -> arns.addAll(filled(template, given)));
            if (action.startsWith("Describe") && arns.stream().anyMatch(arn -> !arn.endsWith("*"))) {
                arns.removeIf(arn -> arn.endsWith("/*"));
            }
        } else {
            named(given, arns);
        }
        if (arns.isEmpty()) {
            arns.add("acs:" + product.folder() + ":" + (product == Product.RAM ? "*" : REGION) + ":" + ACCOUNT + ":*");
        }
        var regionId = first(given, "regionid");
        return arns.stream()
                .map(arn -> arn.replace(ACCOUNT, caller.accountId()))
                .map(arn -> arn.replace(REGION, regionId == null ? regions.of(caller, arn) : regionId))
                .toList();
    }

    private static void named(Map<String, List<String>> given, Set<String> arns) {
        TYPES.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(type -> {
            var service = type.getValue().substring(0, type.getValue().indexOf(':'));
            var kind = type.getValue().substring(service.length() + 1);
            for (var id : given.getOrDefault(type.getKey(), List.of())) {
                arns.add("acs:%s:%s:%s:%s/%s"
                        .formatted(service, service.equals("ram") ? "*" : REGION, ACCOUNT, kind, id));
            }
        });
        var resourceType = first(given, "resourcetype");
        if (resourceType != null) {
            given.getOrDefault("resourceid", List.of())
                    .forEach(id -> arns.add("acs:ecs:%s:%s:%s/%s"
                            .formatted(REGION, ACCOUNT, resourceType.toLowerCase(Locale.ROOT), id)));
        }
    }

    /** The template once for each value; not at all when the call gives none. */
    private static List<String> filled(String template, Map<String, List<String>> given) {
        var resourceType = first(given, "resourcetype");
        var to = first(given, "destinationregionid");
        var from = first(given, "regionid");
        var text = template.replace("$fromRegionid", from == null ? REGION : from)
                .replace("$toRegionid", to == null ? REGION : to)
                .replace("$resourceType", resourceType == null ? "$none" : resourceType.toLowerCase(Locale.ROOT));
        var arns = new ArrayList<String>(List.of(text));
        for (var variable :
                VARIABLE.matcher(text).results().map(found -> found.group()).toList()) {
            if (variable.equals(ACCOUNT) || variable.equals(REGION)) {
                continue;
            }
            var values = VARIABLES.getOrDefault(variable, List.of()).stream()
                    .flatMap(name -> given.getOrDefault(name, List.of()).stream())
                    .toList();
            var unfilled = List.copyOf(arns);
            arns.clear();
            unfilled.forEach(arn -> values.forEach(value -> arns.add(arn.replace(variable, value))));
        }
        return arns;
    }

    /** The values of a call by the last part of their parameters' names, in lower case and without indexes. */
    private static Map<String, List<String>> values(Map<String, String> parameters) {
        var values = new HashMap<String, List<String>>();
        parameters.forEach((parameter, value) -> {
            var plain = INDEX.matcher(parameter).replaceAll("").toLowerCase(Locale.ROOT);
            var name = plain.substring(plain.lastIndexOf('.') + 1);
            var known = values.computeIfAbsent(name, any -> new ArrayList<>());
            for (var part : value.split("[\\[\\],\"'\\s]+")) {
                if (!part.isEmpty()) {
                    known.add(part);
                }
            }
        });
        return values;
    }

    private static @Nullable String first(Map<String, List<String>> given, String name) {
        var values = given.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.getFirst();
    }

    private static Map<String, List<String>> read() {
        var templates = new HashMap<String, List<String>>();
        try (var in = Arns.class.getResourceAsStream("/contract/authorization.json")) {
            for (var row : JsonMapper.builder().build().readTree(in).get("rows")) {
                var arns = new ArrayList<String>();
                row.get("resources")
                        .forEach(resource -> arns.add(resource.get("arn").asString()));
                row.get("actions").forEach(action -> templates.put(action.asString(), List.copyOf(arns)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return templates;
    }
}
