package dev.skystage.controlplane.resources.identity;

import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.Times;

/** A RAM user, as answers show it. */
public record UserView(
        String userId,
        String userName,
        String displayName,
        String mobilePhone,
        String email,
        String comments,
        String createDate) {
    public static UserView of(Users.User user) {
        return new UserView(
                user.id(),
                user.name(),
                user.displayName(),
                user.mobilePhone(),
                user.email(),
                user.comments(),
                Times.of(user.createdAt()));
    }

    /** The same with the time of its last change, which only the answer to its creation leaves out. */
    public record Dated(@Flat UserView user, String updateDate) {
        public static Dated of(Users.User user) {
            return new Dated(UserView.of(user), Times.of(user.updatedAt()));
        }
    }
}
