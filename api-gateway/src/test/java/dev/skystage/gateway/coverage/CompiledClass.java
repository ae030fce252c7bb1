package dev.skystage.gateway.coverage;

import dev.skystage.controlplane.api.ApiException;
import java.io.IOException;
import java.net.URL;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;

/**
 * The texts in a compiled class.
 *
 * @param texts all constants
 * @param thrown those that are the code of an {@link ApiException}
 */
record CompiledClass(String name, Set<String> texts, Set<String> thrown) {
    private static final String EXCEPTION = ApiException.class.getName().replace('.', '/');
    private static final String TEXT = "Ljava/lang/String;";

    /** The methods that take a code and often a hint. */
    private static final Set<String> REFUSING = Set.of("check", "or");

    static CompiledClass of(URL file) throws IOException {
        try (var in = file.openStream()) {
            var reader = new ClassReader(in);
            var texts = new HashSet<String>();
            var thrown = new HashSet<String>();
            reader.accept(
                    new ClassVisitor(Opcodes.ASM9) {
                        @Override
                        public MethodVisitor visitMethod(
                                int access,
                                String name,
                                String descriptor,
                                @Nullable String signature,
                                String @Nullable [] exceptions) {
                            return new Texts(texts, thrown);
                        }
                    },
                    ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            return new CompiledClass(reader.getClassName().replace('/', '.'), texts, thrown);
        }
    }

    boolean isPartOf(Class<?> type) {
        return name.equals(type.getName()) || name.startsWith(type.getName() + "$");
    }

    /**
     * The code is the first text after {@code new ApiException}; before a call of check it is the last text or the one
     * before it.
     */
    private static final class Texts extends MethodVisitor {
        private final Set<String> texts;
        private final Set<String> thrown;
        private boolean isMaking;
        private String last = "";
        private String lastButOne = "";

        Texts(Set<String> texts, Set<String> thrown) {
            super(Opcodes.ASM9);
            this.texts = texts;
            this.thrown = thrown;
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            isMaking = opcode == Opcodes.NEW && type.equals(EXCEPTION);
        }

        @Override
        public void visitLdcInsn(Object value) {
            if (value instanceof String text) {
                texts.add(text);
                if (isMaking) {
                    thrown.add(text);
                    isMaking = false;
                }
                lastButOne = last;
                last = text;
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (owner.equals(EXCEPTION) && REFUSING.contains(name)) {
                var hasHint = descriptor.indexOf(TEXT) != descriptor.lastIndexOf(TEXT);
                var code = hasHint && !lastButOne.isEmpty() ? lastButOne : last;
                if (!code.isEmpty()) {
                    thrown.add(code);
                }
            }
            isMaking = false;
            last = "";
            lastButOne = "";
        }

        @Override
        public void visitVarInsn(int opcode, int variable) {
            isMaking = false; // then the code is in a variable
        }
    }
}
