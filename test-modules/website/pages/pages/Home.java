package pages;

import web.api.Answer;
import web.api.Request;
import web.api.Route;

/** Where one comes in. */
public final class Home implements Route {

  @Override
  public String path() {
    return "/";
  }

  @Override
  public Answer answer(Request request) {
    return Layout.page(
        "Home",
        """
        <p>Edit this page, save it, and look again.</p>
        <p><a href="hello?name=Ann">Hello</a>, <a href="visits">visits</a></p>
        """);
  }
}
