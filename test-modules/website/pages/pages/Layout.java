package pages;

import web.api.Answer;

/** What all pages have in common. */
final class Layout {

  private Layout() {}

  static Answer page(String title, String text) {
    return Answer.html(
        """
        <!DOCTYPE html>
        <title>%s</title>
        <h1>%s</h1>
        %s<p>edition one</p>
        """
            .formatted(title, title, text));
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
