package dev.skystage.gateway.testing;

import dev.skystage.controlplane.api.Product;
import dev.skystage.gateway.binding.RecordBinder;
import dev.skystage.gateway.dispatch.RegisteredAction;
import java.util.ArrayList;
import java.util.List;

/** Calls of any action that get as far as the action: required parameters have values, though meaningless ones. */
public final class Bindable {
    private Bindable() {}

    public static Answer call(Account account, Product product, RegisteredAction action) {
        var parameters = new ArrayList<>(List.of("Version", product.version()));
        for (var parameter : action.binder().accepted()) {
            if ((parameter.required() || parameter.name().startsWith("RouteEntries.N."))
                    && !parameter.name().equals("RegionId")) {
                parameters.add(parameter.name().replaceAll("\\.N(?=\\.|$)", ".1"));
                parameters.add(value(parameter));
            }
        }
        return account.call(action.name(), parameters.toArray(String[]::new));
    }

    /** A value that the parameter accepts, though a meaningless one. */
    public static String value(RecordBinder.Accepted parameter) {
        if (!parameter.values().isEmpty()) {
            return parameter.values().getFirst();
        }
        if (parameter.name().matches(".*(Time|NotBefore)")) {
            return "2099-01-01T00:00:00Z";
        }
        if (parameter.name().endsWith("Enable")) {
            return "true";
        }
        return parameter.name().matches("(?i).*(Ids|Names|TimePoints|RepeatWeekdays)") ? "[\"1\"]" : "1";
    }
}
