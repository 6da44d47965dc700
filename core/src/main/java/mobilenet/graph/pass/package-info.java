/**
 * Rewrites of a graph and its weights that leave its results unchanged: what makes a trained
 * network cheap to run.
 */
package mobilenet.graph.pass;
