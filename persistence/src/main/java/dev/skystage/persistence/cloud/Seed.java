package dev.skystage.persistence.cloud;

import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Something that every cloud has. It is put there before the first request, and again when the cloud is another one; what is
 * there already stays as it is.
 */
public interface Seed extends SmartInitializingSingleton {
    void seed();

    @Override
    default void afterSingletonsInstantiated() {
        seed();
    }
}
