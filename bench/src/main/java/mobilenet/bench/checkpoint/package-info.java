/** Checkpoints to be measured, of networks that have learnt nothing. */
package mobilenet.bench.checkpoint;
