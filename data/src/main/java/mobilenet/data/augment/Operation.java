package mobilenet.data.augment;

/** What RandAugment chooses from, in timm's order. timm has no Cutout here: it erases later. */
enum Operation {
  AUTO_CONTRAST,
  EQUALIZE,
  INVERT,
  ROTATE,
  POSTERIZE,
  SOLARIZE,
  SOLARIZE_ADD,
  COLOUR,
  CONTRAST,
  BRIGHTNESS,
  SHARPNESS,
  SHEAR_X,
  SHEAR_Y,
  TRANSLATE_X,
  TRANSLATE_Y
}
