/**
 * TuNAS on a live super-network: {@link mobilenet.search.tunas.TunasSearch} trains shared weights
 * and a controller together, {@link mobilenet.search.tunas.SearchStages} says what is searched
 * first and what then.
 */
package mobilenet.search.tunas;
