package dev.skystage.gateway.dispatch;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.gateway.binding.RecordBinder;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An action as the dispatcher sees it: how to bind its request, how to call it, and in what transaction. */
public final class RegisteredAction {
    private static final Pattern READING = Pattern.compile("(Describe|List|Get|Query).*");

    private final String name;
    private final List<Product> products;
    private final List<String> aliases;
    private final String source;
    private final String dryRun;
    private final String tokenPer;
    private final boolean reads;
    private final Object bean;
    private final Method handle;
    private final Class<?> requestType;
    private final RecordBinder<?> binder;

    RegisteredAction(Object bean) {
        var type = bean.getClass();
        var action = type.getAnnotation(Action.class);
        this.bean = bean;
        name = type.getSimpleName();
        products = List.of(action.products());
        aliases = List.of(action.aliases());
        source = action.value();
        dryRun = action.dryRun();
        tokenPer = action.tokenPer();
        reads = READING.matcher(name).matches();
        handle = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals("handle"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(type + " has no method handle"));
        handle.setAccessible(true);
        requestType = handle.getParameterTypes()[0];
        binder = new RecordBinder<>(requestType);
    }

    public String name() {
        return name;
    }

    public List<Product> products() {
        return products;
    }

    /** Other names under which it can be called. */
    List<String> aliases() {
        return aliases;
    }

    public String source() {
        return source;
    }

    /** The code of the answer to a DryRun that would have succeeded. */
    String dryRun() {
        return dryRun;
    }

    /** What a ClientToken stands for in a call with these parameters. */
    String token(String clientToken, Map<String, String> parameters) {
        return tokenPer.isEmpty() ? clientToken : clientToken + '/' + parameters.getOrDefault(tokenPer, "");
    }

    public Class<?> requestType() {
        return requestType;
    }

    /** The result record, or void. */
    public Class<?> resultType() {
        return handle.getReturnType();
    }

    public RecordBinder<?> binder() {
        return binder;
    }

    /** Whether the action only reads. */
    public boolean reads() {
        return reads;
    }

    /** Whether its answer shows the number of an order as a number, and not as a text. */
    boolean numbersOrders() {
        return Arrays.stream(resultType().getRecordComponents())
                .anyMatch(component -> component.getName().equals("orderId") && component.getType() == Long.class);
    }

    boolean takes(String parameter) {
        return binder.accepted().stream().anyMatch(accepted -> accepted.name().equals(parameter));
    }

    Object bind(Map<String, String> parameters) {
        return binder.bind(parameters);
    }

    @Nullable
    Object handle(Object request, Caller caller) {
        try {
            return handle.invoke(bean, request, caller);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
