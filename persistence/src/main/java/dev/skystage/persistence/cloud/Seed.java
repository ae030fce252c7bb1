package dev.skystage.persistence.cloud;

import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Rows that every cloud has. They are added before the first request, and again when the cloud is replaced; rows that
 * exist stay as they are.
 */
public interface Seed extends SmartInitializingSingleton {
    void seed();

    @Override
    default void afterSingletonsInstantiated() {
        seed();
    }
}
