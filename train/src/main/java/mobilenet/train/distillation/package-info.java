/** Teachers: networks whose answers to a student's images the student learns from. */
package mobilenet.train.distillation;
