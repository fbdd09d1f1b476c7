package trouble.api;

/** A class, and so no service. */
public class Concrete {}
