package dev.skystage.gateway.dispatch;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * One servlet for every path. The server asks for its servlets before other beans are made, when each search for a bean
 * looks at all of them; so the front door, which needs nearly all actions and resources, is made afterwards.
 */
public class ApiServlet extends HttpServlet {
    private final transient ObjectProvider<FrontDoor> made;
    private transient @Nullable FrontDoor door;

    ApiServlet(ObjectProvider<FrontDoor> made) {
        this.made = made;
    }

    @Override
    public void init() {
        door = made.getObject();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        requireNonNull(door).answer(request, response);
    }
}
