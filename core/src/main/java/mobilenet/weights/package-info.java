/**
 * Trained weights: safetensors files, naming schemes of other libraries, and checkpoint folders.
 *
 * <p>A {@link mobilenet.weights.Checkpoint} is a folder in timm's Hugging Face layout. Opening one
 * accounts for every tensor of the file and every parameter of the network; whatever is wrong with
 * a file is an {@link java.io.IOException} that says what to do.
 */
package mobilenet.weights;
