package rocks;

/** How large a rock is. */
enum Size {
  SMALL(0.6, 'o', 30),
  MEDIUM(1.2, '0', 20),
  LARGE(2, 'O', 10);

  final double radius;
  final char symbol;
  final int points;

  Size(double radius, char symbol, int points) {
    this.radius = radius;
    this.symbol = symbol;
    this.points = points;
  }
}
