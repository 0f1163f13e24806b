package org.lockstep.http.rest;

/**
 * A parameter of a method that reads the values of the query and refuses what is wrong with them
 * together with {@link KnownParameters#faults}, so that the caller is told all of it at once. Of a
 * method that has none, {@link KnownParameters} refuses the faults before it is called.
 */
public interface TellsFaults {}
