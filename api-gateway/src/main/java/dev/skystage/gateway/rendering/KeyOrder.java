package dev.skystage.gateway.rendering;

import dev.skystage.controlplane.api.Product;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The order of the keys of an answer's objects. Clients depend on it: the library of the Ansible modules loops for ever
 * when PublicIpAddress of an instance comes before its EipAddress.
 */
public enum KeyOrder {
    /** As the record declares them, with RequestId last. VPC, Location and the rest of STS do this. */
    DECLARED,
    /** In the iteration order of a Java HashMap of the present keys: every recorded answer of ECS since 2020 has it. */
    HASHED;

    /** The order of an action's answers. */
    public static KeyOrder of(Product product, String action) {
        return product == Product.ECS || action.equals("GetCallerIdentity") ? HASHED : DECLARED;
    }

    /** The positions of the keys in this order. */
    int[] arrange(String... keys) {
        var positions = new HashMap<String, Integer>();
        for (var i = 0; i < keys.length; i++) {
            positions.put(keys[i], i);
        }
        var arranged = positions.values().stream().mapToInt(Integer::intValue).toArray();
        return this == HASHED ? arranged : Arrays.stream(arranged).sorted().toArray();
    }

    Map<?, ?> arrange(Map<?, ?> map) {
        if (this == DECLARED) {
            return map;
        }
        // added one by one: a HashMap that is copied from another one has a table of another size, and so another order
        var arranged = new HashMap<Object, Object>();
        map.forEach(arranged::put);
        return arranged;
    }
}
