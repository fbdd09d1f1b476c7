package web;

import io.dymod.Dymod;
import io.dymod.ProviderGoneException;
import java.util.List;
import web.api.Answer;
import web.api.Request;
import web.api.Route;

/** Finds for each request who answers it now. */
final class Routes {

  private final List<Route> routes = Dymod.services(Route.class);

  Answer answer(Request request) {
    for (Route route : routes) {
      try {
        if (route.path().equals(request.path())) {
          return route.answer(request);
        }
      } catch (ProviderGoneException removed) {
        // Since this request began to look. What it asks for may be another page.
      } catch (RuntimeException | Error failure) {
        return Answer.text(500, failure.toString());
      }
    }
    return Answer.text(404, "There is no page " + request.path());
  }
}
