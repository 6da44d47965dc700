/**
 * The comparison of students that a teacher has taught with those that learnt from labels alone.
 */
package mobilenet.search.distillation;
