package mobilenet.train.distillation;

import java.nio.file.Path;

/**
 * Who a teacher is.
 *
 * @param path of its folder or file, for errors
 * @param network its name
 * @param hash see {@link Teacher#hash}
 * @param runtime what runs it, in words
 * @param remedy what to do about answers that are no numbers, for errors
 */
record TeacherIdentity(Path path, String network, String hash, String runtime, String remedy) {
  String description() {
    return network + " (" + hash + ") by " + runtime;
  }
}
