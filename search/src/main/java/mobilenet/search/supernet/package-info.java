/**
 * Networks of a space that share their weights: {@link mobilenet.search.supernet.SuperNetwork}
 * trains them, {@link mobilenet.search.supernet.SharedKeys} says who shares what.
 */
package mobilenet.search.supernet;
