package trouble;

import io.dymod.Dymod;
import io.dymod.DymodException;
import java.util.function.Supplier;
import sheep.api.Sheep;
import trouble.api.Concrete;
import trouble.api.Sealed;
import trouble.api.Unprovided;
import trouble.api.Unused;
import trouble.api.friends.Friend;

/** One line for each thing that can't be had. */
public final class Main {

  private Main() {}

  /** Asks for one thing after the other. */
  public static void main(String[] arguments) throws ClassNotFoundException {
    Class<?> hidden = Class.forName("trouble.api.hidden.Hidden");
    tell("no uses", () -> Dymod.service(Unused.class));
    tell("no uses, all", () -> Dymod.services(Unused.class));
    tell("no provider", () -> Dymod.service(Unprovided.class));
    tell("no provider in module", () -> Dymod.service(Unprovided.class, "sheep"));
    tell("no provider in module, but elsewhere", () -> Dymod.service(Sheep.class, "trouble.api"));
    tell("no provider, all", () -> Dymod.services(Unprovided.class));
    tell("several", () -> Dymod.service(Sheep.class));
    tell("several, one named", () -> Dymod.service(Sheep.class, "lamb").count(3));
    tell("no interface", () -> Dymod.service(Concrete.class));
    tell("sealed", () -> Dymod.service(Sealed.class));
    tell("not exported", () -> Dymod.service(hidden));
    tell("exported to some", () -> Dymod.service(Friend.class));
  }

  private static void tell(String what, Supplier<?> request) {
    String answer;
    try {
      answer = String.valueOf(request.get());
    } catch (DymodException told) {
      answer = told.getMessage();
    }
    System.out.println(what + ": " + answer);
  }
}
