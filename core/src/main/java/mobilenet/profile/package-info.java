/** The cost of a network: parameters and multiply-accumulates, block by block. */
package mobilenet.profile;
