/**
 * NetAdapt: makes a trained network faster step by step, taking channels where they cost least
 * accuracy. {@link mobilenet.search.netadapt.NetAdapt} is the loop, over interfaces; what predicts
 * and what trains is given to it.
 */
package mobilenet.search.netadapt;
