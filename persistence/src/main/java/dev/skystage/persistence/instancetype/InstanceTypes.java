package dev.skystage.persistence.instancetype;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** All instance types and families, from the catalogue. */
@Component
public class InstanceTypes {
    /** A family with its generation, e.g. ecs.g6 of ecs-5. */
    public record Family(String id, String generation) {}

    public List<InstanceType> all() {
        throw new UnsupportedOperationException();
    }

    public List<Family> families() {
        throw new UnsupportedOperationException();
    }

    public Optional<InstanceType> find(String instanceTypeId) {
        throw new UnsupportedOperationException();
    }
}
