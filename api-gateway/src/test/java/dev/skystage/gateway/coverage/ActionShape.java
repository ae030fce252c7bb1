package dev.skystage.gateway.coverage;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Product;
import dev.skystage.gateway.binding.RecordBinder;
import dev.skystage.gateway.contract.ActionContract;
import dev.skystage.gateway.contract.Contract;
import dev.skystage.gateway.rendering.AnswerWriter;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** What an action's records take and return, and how that differs from its contract file. */
record ActionShape(
        String name,
        Product product,
        Class<?> type,
        ActionContract contract,
        Set<String> accepted,
        Set<String> required,
        Set<String> given) {
    /** Parameters that the gateway reads, or that the reference names and the real cloud ignores. */
    private static final Set<String> NOT_THE_ACTIONS = Set.of(
            "Action",
            "Version",
            "AccessKeyId",
            "OwnerId",
            "OwnerAccount",
            "ResourceOwnerId",
            "ResourceOwnerAccount",
            "SecurityToken");

    /** All written actions, sorted; one with contract files in several products appears for each. */
    static List<ActionShape> all(Contract contract) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Action.class));
        return scanner.findCandidateComponents("dev.skystage.controlplane").stream()
                .map(bean -> type(bean.getBeanClassName()))
                .flatMap(type -> Arrays.stream(type.getAnnotation(Action.class).products())
                        .filter(product -> contract.actions(product).contains(type.getSimpleName()))
                        .map(product -> of(type, product, contract)))
                .sorted(Comparator.comparing(ActionShape::path))
                .toList();
    }

    private static ActionShape of(Class<?> type, Product product, Contract contract) {
        var found = contract.find(product, type.getSimpleName()).orElseThrow();
        var handle = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals("handle"))
                .collect(Collectors.collectingAndThen(Collectors.toList(), (List<Method> all) -> all.getFirst()));
        var parameters = new RecordBinder<>(handle.getParameterTypes()[0]).accepted();
        var given = new TreeSet<String>(List.of("RequestId"));
        if (handle.getReturnType() != void.class) {
            given.addAll(AnswerWriter.paths(handle.getReturnType()));
        }
        return new ActionShape(
                type.getSimpleName(),
                product,
                type,
                found,
                parameters.stream().map(RecordBinder.Accepted::name).collect(Collectors.toCollection(TreeSet::new)),
                parameters.stream()
                        .filter(RecordBinder.Accepted::required)
                        .map(RecordBinder.Accepted::name)
                        .collect(Collectors.toCollection(TreeSet::new)),
                given);
    }

    /** Product and name, as in the names of all files about the action. */
    String path() {
        return product.folder() + "/" + name;
    }

    /** A parameter or a path of the answer that differs from the contract. */
    record Difference(String kind, String subject) {}

    List<Difference> differences() {
        var differences = new ArrayList<Difference>();
        for (var parameter : contract.request()) {
            if (NOT_THE_ACTIONS.contains(parameter.name())) {
                continue;
            }
            if (!accepted.contains(parameter.name())) {
                differences.add(new Difference("parameter", parameter.name()));
            } else if (parameter.required() && !required.contains(parameter.name())) {
                differences.add(new Difference("optional", parameter.name()));
            } else if (!parameter.required() && required.contains(parameter.name())) {
                differences.add(new Difference("required", parameter.name()));
            }
        }
        for (var path : contract.response()) {
            if (!given.contains(path.path())) {
                differences.add(new Difference("response", path.path()));
            }
        }
        return differences;
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
