package mobilenet.architecture;

/** The families of the catalogue. */
public enum Family {
  /** Howard et al. 2017, arXiv 1704.04861. */
  MOBILENET_V1("MobileNetV1"),
  /** Sandler et al. 2018, arXiv 1801.04381. */
  MOBILENET_V2("MobileNetV2"),
  /** Howard et al. 2019, arXiv 1905.02244. */
  MOBILENET_V3("MobileNetV3"),
  /** Qin et al. 2024, arXiv 2404.10518. */
  MOBILENET_V4("MobileNetV4"),
  /** The EdgeTPU variants of V3's authors. */
  EDGE_TPU("MobileNet-EdgeTPU"),
  /** Tan and Le 2019, arXiv 1905.11946: the teachers for distillation. */
  EFFICIENT_NET("EfficientNet");

  private final String label;

  Family(String label) {
    this.label = label;
  }

  /** The usual spelling. */
  public String label() {
    return label;
  }
}
