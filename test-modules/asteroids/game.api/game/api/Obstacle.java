package game.api;

/** An entity that is in the way. */
public interface Obstacle extends Entity {}
