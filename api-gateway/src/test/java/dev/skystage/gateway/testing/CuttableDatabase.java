package dev.skystage.gateway.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The application's database, which a thread can be cut off from at a commit: the server's end of its connection is
 * closed, before the commit is sent or after the server has done it. For the database, a thread that is cut off for
 * good is like a process that was killed: nothing more comes from it.
 */
public final class CuttableDatabase extends DelegatingDataSource {
    private static final ThreadLocal<@Nullable Fate> FATES = new ThreadLocal<>();

    /** When the connection ends. */
    public enum Cut {
        BEFORE_COMMIT,
        AFTER_COMMIT
    }

    /** What will happen to a thread, and whether it has happened. */
    private static final class Fate {
        final Cut cut;
        final boolean forGood;
        boolean met;

        Fate(Cut cut, boolean forGood) {
            this.cut = cut;
            this.forGood = forGood;
        }
    }

    private CuttableDatabase(DataSource real) {
        super(real);
    }

    /** Wraps the application's own data source. */
    static BeanPostProcessor wrapper() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource real ? new CuttableDatabase(real) : bean;
            }
        };
    }

    /** Does the work as a process that is killed at its next commit; exceptions of the work are lost with it. */
    public void kill(Cut cut, Runnable work) {
        withFate(new Fate(cut, true), work);
    }

    /**
     * Does the work as a process that loses its connection at its next commit and can use the database again
     * afterwards.
     */
    public void interrupt(Cut cut, Runnable work) {
        withFate(new Fate(cut, false), work);
    }

    private void withFate(Fate fate, Runnable work) {
        FATES.set(fate);
        try {
            work.run();
        } catch (RuntimeException e) {
            if (!fate.met) {
                throw e;
            }
        } finally {
            FATES.remove();
        }
        if (!fate.met) {
            throw new AssertionError("there was no commit to cut it off at");
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        AssertedErrors.noticeWrites();
        var fate = FATES.get();
        if (fate == null || (fate.met && !fate.forGood)) {
            return super.getConnection();
        }
        if (fate.met) {
            throw new SQLException("cut off", "08001");
        }
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new Cutter(super.getConnection(), fate));
    }

    private final class Cutter implements InvocationHandler {
        private final Connection real;
        private final Fate fate;

        Cutter(Connection real, Fate fate) {
            this.real = real;
            this.fate = fate;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (!method.getName().equals("commit") || fate.met) {
                return forward(method, arguments);
            }
            fate.met = true;
            if (fate.cut == Cut.BEFORE_COMMIT) {
                end();
                return forward(method, arguments);
            }
            var backend = backend();
            var unused = forward(method, arguments);
            end(backend);
            try (var statement = real.createStatement()) {
                statement.execute("select 1"); // fails, as the answer to the commit would
            }
            throw new IllegalStateException("the connection survived");
        }

        private @Nullable Object forward(Method method, Object @Nullable [] arguments) throws Throwable {
            try {
                return method.invoke(real, arguments);
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        }

        private void end() throws SQLException {
            end(backend());
        }

        private int backend() throws SQLException {
            try (var statement = real.createStatement();
                    var row = statement.executeQuery("select pg_backend_pid()")) {
                row.next();
                return row.getInt(1);
            }
        }

        private void end(int backend) throws SQLException {
            try (var other = CuttableDatabase.super.getConnection();
                    var statement = other.createStatement()) {
                statement.execute("select pg_terminate_backend(" + backend + ")");
                for (var alive = true; alive; ) {
                    try (var row = statement.executeQuery(
                            "select exists (select from pg_stat_activity where pid = " + backend + ")")) {
                        row.next();
                        alive = row.getBoolean(1);
                    }
                }
            }
        }
    }
}
