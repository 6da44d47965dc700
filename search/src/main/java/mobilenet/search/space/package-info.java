/**
 * Search spaces as text: {@link mobilenet.search.space.SearchSpace} reads an architecture file
 * whose values and arch strings have alternatives, and samples, counts, enumerates and changes the
 * networks in it; {@link mobilenet.search.space.ShippedSpaces} are the included ones.
 */
package mobilenet.search.space;
