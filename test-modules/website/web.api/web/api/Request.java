package web.api;

import java.util.Map;

/**
 * What a browser asks for.
 *
 * @param path from the first slash on
 * @param query what stands behind the question mark
 */
public record Request(String path, Map<String, String> query) {

  /** A request whose query can't be changed. */
  public Request {
    query = Map.copyOf(query);
  }
}
