package game.api;

/** A place in the world, or a way that is gone in a tick. Its directions are compass degrees. */
public record Vector(double x, double y) {

  /** A way in a direction: 0 leads up, 90 to the right. */
  public static Vector towards(double degrees, double length) {
    double angle = Math.toRadians(degrees);
    return new Vector(Math.sin(angle) * length, -Math.cos(angle) * length);
  }

  /** Both ways, one after the other. */
  public Vector plus(Vector other) {
    return new Vector(x + other.x, y + other.y);
  }

  /** The way from another place to this one. */
  public Vector minus(Vector other) {
    return new Vector(x - other.x, y - other.y);
  }

  /** The same way, so many times as long. */
  public Vector times(double factor) {
    return new Vector(x * factor, y * factor);
  }

  /** How long it is. */
  public double length() {
    return Math.hypot(x, y);
  }

  /** Where it leads, from 0 to 360. */
  public double direction() {
    return (Math.toDegrees(Math.atan2(x, -y)) + 360) % 360;
  }
}
