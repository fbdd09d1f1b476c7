package pages;

import web.api.Answer;
import web.api.Request;
import web.api.Route;

/** Greets whoever gives a name. */
public final class Hello implements Route {

  @Override
  public String path() {
    return "/hello";
  }

  @Override
  public Answer answer(Request request) {
    String name = request.query().getOrDefault("name", "whoever you are");
    return Layout.page("Hello", "<p>Hello, " + Layout.escaped(name) + "</p>\n");
  }
}
