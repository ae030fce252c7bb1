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

/** What an action's records take and give, and how that differs from its contract file. */
record ActionShape(
        String name,
        Product product,
        ActionContract contract,
        Set<String> accepted,
        Set<String> required,
        Set<String> given) {
    /** Parameters that the front door reads, or that the reference names and the real cloud ignores. */
    private static final Set<String> NOT_THE_ACTIONS = Set.of(
            "Action",
            "Version",
            "AccessKeyId",
            "OwnerId",
            "OwnerAccount",
            "ResourceOwnerId",
            "ResourceOwnerAccount",
            "SecurityToken");

    /** All written actions, sorted. */
    static List<ActionShape> all(Contract contract) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Action.class));
        return scanner.findCandidateComponents("dev.skystage.controlplane").stream()
                .map(bean -> of(type(bean.getBeanClassName()), contract))
                .sorted(Comparator.comparing(ActionShape::name))
                .toList();
    }

    private static ActionShape of(Class<?> type, Contract contract) {
        var product = type.getAnnotation(Action.class).products()[0];
        var found = contract.find(product, type.getSimpleName())
                .orElseThrow(() -> new AssertionError("no contract file of " + type.getSimpleName()));
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
                found,
                parameters.stream().map(RecordBinder.Accepted::name).collect(Collectors.toCollection(TreeSet::new)),
                parameters.stream()
                        .filter(RecordBinder.Accepted::required)
                        .map(RecordBinder.Accepted::name)
                        .collect(Collectors.toCollection(TreeSet::new)),
                given);
    }

    /** Every difference, as a line {@code Action kind name}. */
    List<String> differences() {
        var differences = new ArrayList<String>();
        for (var parameter : contract.request()) {
            if (NOT_THE_ACTIONS.contains(parameter.name())) {
                continue;
            }
            if (!accepted.contains(parameter.name())) {
                differences.add(name + " parameter " + parameter.name());
            } else if (parameter.required() && !required.contains(parameter.name())) {
                differences.add(name + " optional " + parameter.name());
            } else if (!parameter.required() && required.contains(parameter.name())) {
                differences.add(name + " required " + parameter.name());
            }
        }
        for (var path : contract.response()) {
            if (!given.contains(path.path())) {
                differences.add(name + " response " + path.path());
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
