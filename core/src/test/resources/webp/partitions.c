/* Encodes raw RGB with several token partitions, which cwebp has no option for.
   gcc partitions.c -lwebp -o partitions; ./partitions IN.rgb WIDTH HEIGHT LOG2_PARTITIONS OUT.webp */
#include <stdio.h>
#include <stdlib.h>
#include <webp/encode.h>

int main(int count, char **args) {
  if (count != 6) return 2;
  int width = atoi(args[2]), height = atoi(args[3]);
  size_t bytes = (size_t)width * height * 3;
  unsigned char *rgb = malloc(bytes);
  FILE *in = fopen(args[1], "rb");
  if (!in || fread(rgb, 1, bytes, in) != bytes) return 1;
  WebPConfig config;
  WebPConfigInit(&config);
  config.quality = 30;
  config.partitions = atoi(args[4]);
  WebPImage image;
  WebPImageInit(&image);
  image.width = width;
  image.height = height;
  WebPMemoryWriter writer;
  WebPMemoryWriterInit(&writer);
  image.writer = WebPMemoryWrite;
  image.custom_ptr = &writer;
  if (!WebPImageImportRGB(&image, rgb, width * 3) || !WebPEncode(&config, &image)) return 1;
  FILE *out = fopen(args[5], "wb");
  return !out || fwrite(writer.mem, 1, writer.size, out) != writer.size || fclose(out);
}
