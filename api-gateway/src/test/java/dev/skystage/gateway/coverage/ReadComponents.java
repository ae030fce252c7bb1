package dev.skystage.gateway.coverage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.Handle;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Which components of records the compiled code of the product reads, by accessor, by field or by method reference. */
final class ReadComponents {
    private static final String CLASSES = "classpath*:dev/skystage/controlplane/**/*.class";

    private final Set<String> read = new HashSet<>();

    ReadComponents() throws IOException {
        for (var file : new PathMatchingResourcePatternResolver().getResources(CLASSES)) {
            try (var in = file.getInputStream()) {
                new ClassReader(in).accept(new Reader(), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            }
        }
    }

    /** The components of a request, and of the records in it, that nothing reads: {@code settings.plain.place.vpcId}. */
    List<String> unread(Class<?> request) {
        var found = new ArrayList<String>();
        collect(request, "", Set.of(request), found);
        return found;
    }

    private void collect(Class<?> record, String path, Set<Class<?>> around, List<String> found) {
        for (var component : record.getRecordComponents()) {
            var name = path + component.getName();
            if (!read.contains(record.getName().replace('.', '/') + "." + component.getName())) {
                found.add(name);
            }
            for (var inner : records(component.getGenericType().getTypeName())) {
                if (!around.contains(inner)) {
                    var more = new HashSet<>(around);
                    more.add(inner);
                    collect(inner, name + ".", more, found);
                }
            }
        }
    }

    /** The records of ours in the name of a type. */
    private static List<Class<?>> records(String typeName) {
        return Arrays.stream(typeName.split("[<>, ]"))
                .filter(name -> name.startsWith("dev.skystage"))
                .<Class<?>>map(ReadComponents::type)
                .filter(Class::isRecord)
                .toList();
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Reader extends ClassVisitor {
        private String type = "";

        Reader() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            type = name;
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return new Calls(type + "." + name);
        }
    }

    private final class Calls extends MethodVisitor {
        private final String method;

        Calls(String method) {
            super(Opcodes.ASM9);
            this.method = method;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (descriptor.startsWith("()")) {
                read.add(owner + "." + name);
            }
        }

        /** The accessor of a component reads its field, which says nothing. */
        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            if (opcode == Opcodes.GETFIELD && !method.equals(owner + "." + name)) {
                read.add(owner + "." + name);
            }
        }

        @Override
        public void visitInvokeDynamicInsn(
                String name, String descriptor, Handle bootstrap, Object... bootstrapArguments) {
            // equals, hashCode and toString of a record name its fields: only methods count
            for (var argument : bootstrapArguments) {
                if (argument instanceof Handle handle && handle.getTag() == Opcodes.H_INVOKEVIRTUAL) {
                    read.add(handle.getOwner() + "." + handle.getName());
                }
            }
        }
    }
}
