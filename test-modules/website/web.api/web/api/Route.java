package web.api;

/** Answers the requests for a path. Any thread may call it, and several may at once. */
public interface Route {

  /** The path, from the first slash on. */
  String path();

  /** Answers a request. */
  Answer answer(Request request);
}
