package mobilenet.convert.torch;

import mobilenet.convert.pickle.PickleValue;

/**
 * What a file of torch.save holds.
 *
 * @param format for people
 * @param root the object that was saved
 * @param tensors reads those in it
 */
record TorchContent(String format, PickleValue root, TensorReader tensors) {}
