package dev.skystage.gateway;

import static java.util.Objects.requireNonNull;
import static org.springframework.util.ClassUtils.getShortName;
import static org.springframework.util.StringUtils.uncapitalizeAsProperty;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanNameGenerator;

/**
 * Names beans after their class, because the value of an annotation such as {@code @Action("004 §6.3")} is no bean
 * name. The simple name, if no other class has it: constructor parameters are mostly called the same, and such a bean
 * is found at once, where each other search looks at all of them.
 */
class ClassNames implements BeanNameGenerator {
    @Override
    public String generateBeanName(BeanDefinition definition, BeanDefinitionRegistry registry) {
        var name = requireNonNull(definition.getBeanClassName(), "a scanned class has a name");
        var simple = uncapitalizeAsProperty(getShortName(name));
        return registry.containsBeanDefinition(simple) ? name : simple;
    }
}
