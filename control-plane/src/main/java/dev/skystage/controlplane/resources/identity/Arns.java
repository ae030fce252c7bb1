package dev.skystage.controlplane.resources.identity;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.ResourceType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a call touches, as ARNs. For the actions in the reference's table (contract/authorization.json) these are the
 * ARNs of the table, filled with the ids of the call; an ARN whose id the call does not give is left out. The table is
 * older than some parameters, so for actions that change something the ARNs of everything else that the call names are
 * added. For other actions it is what the call names, or all of the product (docs/adr/0011).
 */
@Component
public class Arns {
    private static final Pattern VARIABLE = Pattern.compile("\\$[A-Za-z]+");
    private static final String ACCOUNT = "$accountid";
    private static final String REGION = "$regionid";
    private static final String RESOURCE_ID = "resourceid";
    private static final String ROLE_ARN = "rolearn";
    private static final String RESOURCE_ARN = "resourcearn";

    /** Words of the table and of components that mean the same as other words. */
    private static final Map<String, String> SPELLINGS = Map.of(
            "imageno", "imageid",
            "groupno", "securitygroupid",
            "sourcegroupid", "securitygroupid",
            "destgroupid", "securitygroupid");

    /** Words that name resources, with their ARNs up to the id. A word may have a prefix. */
    private static final Map<String, String> KINDS = kinds();

    /** The words of RAM; in other products a UserName is something else. */
    private static final Map<String, String> RAM_KINDS = Map.of(
            "username", "acs:ram::" + ACCOUNT + ":user/",
            "rolename", "acs:ram::" + ACCOUNT + ":role/",
            "policyname", "acs:ram::" + ACCOUNT + ":policy/");

    /** Words for resources of several kinds; the id tells which. */
    private static final List<String> OF_ANY_KIND = List.of("instanceid", "nexthopid", RESOURCE_ID);

    private final Map<String, List<String>> templates;
    private final TouchedResources resources;

    Arns(TouchedResources resources) {
        this.resources = resources;
        templates = read();
    }

    private static Map<String, String> kinds() {
        var kinds = new HashMap<String, String>();
        for (var type : ResourceType.values()) {
            var arn = type.arn(ACCOUNT, REGION, "");
            kinds.put(type.wire() + "id", arn);
            kinds.put(type.table().replace("_", "") + "id", arn);
        }
        kinds.put("keypairname", ResourceType.KEY_PAIR.arn(ACCOUNT, REGION, ""));
        kinds.put("allocationid", ResourceType.EIP.arn(ACCOUNT, REGION, ""));
        kinds.put("routetableid", "acs:vpc:" + REGION + ":" + ACCOUNT + ":routetable/");
        return Map.copyOf(kinds);
    }

    /** Whether the values of a component are taken as resources, by the component's word ({@link NamedValues}). */
    public static boolean isKnown(String component) {
        var word = NamedValues.word(component);
        return kind(word).isPresent()
                || OF_ANY_KIND.contains(word)
                || RAM_KINDS.containsKey(word)
                || word.equals(ROLE_ARN)
                || word.equals(RESOURCE_ARN);
    }

    /** The ARN, up to the id, of what a word names. */
    private static Optional<String> kind(String word) {
        var spelled = SPELLINGS.getOrDefault(word, word);
        return KINDS.keySet().stream()
                .filter(spelled::endsWith)
                .max(Comparator.comparingInt(String::length))
                .map(KINDS::get);
    }

    /**
     * One thing that a call touches.
     *
     * @param tags of a resource of the caller's; null for everything else
     */
    record Touched(String arn, @Nullable Map<String, String> tags) {}

    /** The ARNs of a call, at least one. */
    List<Touched> of(Caller caller, Object request) {
        var product = caller.operation().product();
        var action = caller.operation().action();
        var given = NamedValues.of(request);
        var role = given.all(ROLE_ARN);
        if (product == Product.STS && !role.isEmpty()) {
            return role.stream().map(arn -> new Touched(arn, null)).toList();
        }
        var arns = product == Product.ECS && templates.containsKey(action)
                ? ofTable(action, given)
                : switch (product) {
                    case RAM -> ofRam(caller, given);
                    case ENS -> ofEdge(given);
                    case TAG -> ofTags(given);
                    default -> named(given);
                };
        if (arns.isEmpty()) {
            arns.add("acs:" + product.folder() + ":" + (product == Product.RAM ? "" : REGION) + ":" + ACCOUNT + ":*");
        }
        return placed(caller, arns, given);
    }

    /** The ARNs of all that a record names; may be empty. */
    List<Touched> named(Caller caller, Record names) {
        var given = NamedValues.of(names);
        return placed(caller, named(given), given);
    }

    /** The ARNs of resources that were found. */
    List<Touched> found(Caller caller, String regionId, ResourceType type, Collection<String> ids) {
        var known = resources.of(
                caller, ids.stream().map(id -> type.wire() + "/" + id).toList());
        return ids.stream()
                .map(id -> {
                    var found = known.get(type.wire() + "/" + id);
                    return new Touched(type.arn(caller.accountId(), regionId, id), found == null ? null : found.tags());
                })
                .toList();
    }

    /** The ARNs with the caller's account and with regions: those of the rows, or else the one that the call gives. */
    private List<Touched> placed(Caller caller, Set<String> arns, NamedValues given) {
        var claimed = given.first("regionid").orElse("*");
        var known = resources.of(caller, arns.stream().map(Arns::resource).toList());
        return arns.stream()
                .map(arn -> {
                    var resource = resource(arn);
                    var found = known.get(resource);
                    var full = arn.substring(0, arn.length() - resource.length())
                                    .replace(ACCOUNT, caller.accountId())
                                    .replace(REGION, found == null ? claimed : found.regionId())
                            + resource;
                    return new Touched(full, found == null ? null : found.tags());
                })
                .toList();
    }

    /** The part of an ARN behind the account. */
    private static String resource(String arn) {
        return arn.split(":", 5)[4];
    }

    private static Set<String> named(NamedValues given) {
        var arns = new TreeSet<String>();
        given.words()
                .forEach((word, ids) -> ids.forEach(id -> {
                    var of = OF_ANY_KIND.contains(word) ? ofAnyKind(given, word, id) : kind(word);
                    of.ifPresent(kind -> arns.add(kind + id));
                }));
        return arns;
    }

    /**
     * The kind comes from the type that the call gives, if that is meant for this word, else from the prefix of the id.
     */
    private static Optional<String> ofAnyKind(NamedValues given, String word, String id) {
        return given.first("resourcetype")
                .filter(type -> word.equals(RESOURCE_ID))
                .flatMap(ResourceType::ofWire)
                .or(() -> ResourceType.ofId(id))
                .map(type -> type.arn(ACCOUNT, REGION, ""))
                .or(() -> kind(word));
    }

    /** What the ARNs of the Tag product name, whatever region they are in. */
    private static Set<String> ofTags(NamedValues given) {
        return given.all(RESOURCE_ARN).stream()
                .map(arn -> arn.split(":", 6))
                .filter(parts -> parts.length == 6)
                .map(parts -> "acs:" + parts[2] + ":" + REGION + ":" + ACCOUNT + ":" + parts[5])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Instances of edge regions: they are in no region of ECS. */
    private static Set<String> ofEdge(NamedValues given) {
        var ids = given.all("instanceid");
        return (ids.isEmpty() ? Stream.of("*") : ids.stream())
                .map(id -> "acs:ens:*:" + ACCOUNT + ":instance/" + id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> ofRam(Caller caller, NamedValues given) {
        var arns = new TreeSet<String>();
        RAM_KINDS.forEach((word, kind) -> given.all(word).forEach(name -> arns.add(kind + name)));
        var self = Principal.of(caller);
        if (self.kind() == Principal.Kind.USER && given.isUnused("username")) {
            arns.add(RAM_KINDS.get("username") + self.name());
        }
        return arns;
    }

    private Set<String> ofTable(String action, NamedValues given) {
        var arns = new LinkedHashSet<String>();
        var row = templates.getOrDefault(action, List.of());
        row.forEach(template -> arns.addAll(filled(template, given)));
        if (!action.startsWith("Describe")) {
            arns.addAll(besides(row, given));
        } else if (arns.stream().anyMatch(arn -> !arn.endsWith("*"))) {
            arns.removeIf(arn -> arn.endsWith("/*"));
        }
        return arns;
    }

    /**
     * What the call names of kinds that the row does not have. Nothing is added to a row without a region: it covers
     * everything that the action touches.
     */
    private static Set<String> besides(List<String> row, NamedValues given) {
        if (row.stream().anyMatch(template -> !template.contains("egionid"))) {
            return Set.of();
        }
        var known = row.stream().map(Arns::kindOf).toList();
        var arns = named(given);
        arns.removeIf(arn -> known.contains("$resourceType") || known.contains(kindOf(arn)));
        return arns;
    }

    private static String kindOf(String arn) {
        return resource(arn).split("/", 2)[0];
    }

    /** The template once for each value; none if the call gives no value. */
    private static List<String> filled(String template, NamedValues given) {
        var to = given.first("destinationregionid").orElse(REGION);
        var arns = List.of(template.replace("$fromRegionid", REGION).replace("$toRegionid", to));
        for (var variable : VARIABLE.matcher(arns.getFirst())
                .results()
                .map(MatchResult::group)
                .toList()) {
            if (variable.equals(ACCOUNT) || variable.equals(REGION)) {
                continue;
            }
            var word = variable.substring(1).toLowerCase(Locale.ROOT);
            var values = given.all(SPELLINGS.getOrDefault(word, word));
            arns = arns.stream()
                    .flatMap(arn -> values.stream().map(value -> arn.replace(variable, value)))
                    .toList();
        }
        return arns;
    }

    private static Map<String, List<String>> read() {
        var templates = new HashMap<String, List<String>>();
        try (var in = Arns.class.getResourceAsStream("/contract/authorization.json")) {
            for (var row : JsonMapper.shared().readTree(in).get("rows")) {
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
