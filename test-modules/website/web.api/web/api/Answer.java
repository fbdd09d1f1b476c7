package web.api;

/**
 * What a browser gets.
 *
 * @param status as HTTP counts them: 200 is good
 * @param type of the text, such as {@code text/html}
 */
public record Answer(int status, String type, String text) {

  /** A page. */
  public static Answer html(String text) {
    return new Answer(200, "text/html", text);
  }

  /** Some words. */
  public static Answer text(int status, String text) {
    return new Answer(status, "text/plain", text);
  }
}
