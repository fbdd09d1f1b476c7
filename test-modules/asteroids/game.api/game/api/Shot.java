package game.api;

/** An entity that breaks obstacles. */
public interface Shot extends Entity {}
