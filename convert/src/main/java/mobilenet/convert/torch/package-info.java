/** Files of torch.save: tensors in a zip archive, or the older sequence of pickles. */
package mobilenet.convert.torch;
