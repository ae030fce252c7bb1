package dev.skystage.gateway.coverage;

import com.aliyun.tea.NameInMap;
import com.aliyun.tea.TeaModel;
import dev.skystage.controlplane.api.Product;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parameters that the newest official SDKs can send, read from their request models. */
final class SdkParameters {
    private static final Map<Product, String> MODELS =
            Map.of(Product.ECS, "com.aliyun.ecs20140526.models.", Product.VPC, "com.aliyun.vpc20160428.models.");

    /** What the front door reads. */
    private static final Set<String> FRONT_DOOR = Set.of(
            "OwnerId", "OwnerAccount", "ResourceOwnerId", "ResourceOwnerAccount", "RegionId", "ClientToken", "DryRun");

    private SdkParameters() {}

    /** Names as the binder has them, {@code Tag.N.Key}; none of an action that no such SDK knows. */
    static List<String> of(ActionShape shape) {
        var models = MODELS.get(shape.product());
        var names = new ArrayList<String>();
        if (models != null) {
            try {
                collect(Class.forName(models + shape.name() + "Request"), "", names);
            } catch (ClassNotFoundException unknown) {
                return List.of();
            }
        }
        names.removeAll(FRONT_DOOR);
        return names;
    }

    private static void collect(Type type, String name, List<String> names) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            collect(list.getActualTypeArguments()[0], name + ".N", names);
        } else if (type instanceof Class<?> model && TeaModel.class.isAssignableFrom(model)) {
            for (var field : model.getFields()) {
                var wire = field.getAnnotation(NameInMap.class);
                if (wire != null) {
                    collect(field.getGenericType(), name.isEmpty() ? wire.value() : name + "." + wire.value(), names);
                }
            }
        } else {
            names.add(name);
        }
    }
}
