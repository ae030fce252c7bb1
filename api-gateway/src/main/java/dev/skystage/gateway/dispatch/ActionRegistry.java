package dev.skystage.gateway.dispatch;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Product;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** All actions of the application, by product and name. */
@Component
public class ActionRegistry {
    private final Map<Product, Map<String, RegisteredAction>> actions = new EnumMap<>(Product.class);
    private final List<RegisteredAction> all;

    public ActionRegistry(ApplicationContext context) {
        all = context.getBeansWithAnnotation(Action.class).values().stream()
                .map(RegisteredAction::new)
                .sorted(Comparator.comparing(RegisteredAction::name))
                .toList();
        for (var action : all) {
            for (var product : action.products()) {
                var byName = actions.computeIfAbsent(product, any -> new HashMap<>());
                byName.put(action.name(), action);
                action.aliases().forEach(alias -> byName.put(alias, action));
            }
        }
    }

    public Optional<RegisteredAction> find(Product product, String name) {
        return Optional.ofNullable(actions.getOrDefault(product, Map.of()).get(name));
    }

    public Collection<RegisteredAction> all() {
        return all;
    }
}
