package mobilenet.train.torch;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * Those images of an update that are computed at once.
 *
 * @param images N×C×H×W, channels last
 * @param targets N×K, each row adding up to 1
 * @param teacher a teacher's logits of the same images N×K, if one was asked
 * @param total images of the whole update: a loss is a sum over this part divided by it
 */
public record BatchPart(Tensor images, Tensor targets, Optional<Tensor> teacher, int total) {}
