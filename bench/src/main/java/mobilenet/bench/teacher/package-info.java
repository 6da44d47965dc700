/** Measures a teacher: seconds an image, and memory. */
package mobilenet.bench.teacher;
