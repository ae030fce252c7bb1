package dev.skystage.gateway;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanNameGenerator;

/**
 * Names beans after their class, because the value of an annotation such as {@code @Action("004 §6.3")} is no bean
 * name.
 */
class ClassNames implements BeanNameGenerator {
    @Override
    public String generateBeanName(BeanDefinition definition, BeanDefinitionRegistry registry) {
        return String.valueOf(definition.getBeanClassName());
    }
}
