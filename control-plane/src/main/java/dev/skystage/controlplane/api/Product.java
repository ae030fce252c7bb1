package dev.skystage.controlplane.api;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The products of the API. A request names one by its version. */
public enum Product {
    ECS("2014-05-26"),
    VPC("2016-04-28"),
    STS("2015-04-01"),
    RAM("2015-05-01"),
    LOCATION("2015-06-12"),
    ENS("2017-11-10"),
    /** BssOpenApi, under its name in policies. */
    BSSAPI("2017-12-14"),
    RESOURCEMANAGER("2020-03-31"),
    TAG("2018-08-28");

    private static final Map<String, Product> BY_VERSION =
            Arrays.stream(values()).collect(toMap(Product::version, identity()));

    private final String version;

    Product(String version) {
        this.version = version;
    }

    public String version() {
        return version;
    }

    /** The folder of the product's contract files. */
    public String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Product> ofVersion(String version) {
        return Optional.ofNullable(BY_VERSION.get(version));
    }
}
