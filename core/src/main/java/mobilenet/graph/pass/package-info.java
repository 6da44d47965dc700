/**
 * Rewrites of a graph and its weights that make a trained network cheaper to run and do not change
 * its results.
 */
package mobilenet.graph.pass;
