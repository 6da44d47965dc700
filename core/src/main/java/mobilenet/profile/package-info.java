/** What a network costs: parameters and multiply-accumulates, block by block. */
package mobilenet.profile;
