/** Predictions of one kind, summed up. */
export class Score {
  private count = 0;
  private heldP50 = 0;
  private heldP90 = 0;
  private width = 0;
  private lossP50 = 0;
  private lossP90 = 0;

  /** Epoch ms. */
  add({ p50, p90 }: { p50: number; p90: number }, arrivedAt: number): void {
    this.count += 1;
    this.heldP50 += arrivedAt <= p50 ? 1 : 0;
    this.heldP90 += arrivedAt <= p90 ? 1 : 0;
    this.width += (p90 - p50) / 1000;
    this.lossP50 += pinball(0.5, p50, arrivedAt);
    this.lossP90 += pinball(0.9, p90, arrivedAt);
  }

  /** Percent held, the mean of P90 − P50, and the mean pinball losses, which only the true quantiles make least. */
  figures() {
    const mean = (sum: number) => sum / Math.max(1, this.count);
    return {
      count: this.count,
      p50Held: 100 * mean(this.heldP50),
      p90Held: 100 * mean(this.heldP90),
      widthS: mean(this.width),
      lossP50S: mean(this.lossP50),
      lossP90S: mean(this.lossP90),
    };
  }
}

function pinball(share: number, predicted: number, happened: number): number {
  const offS = (happened - predicted) / 1000;
  return offS >= 0 ? share * offS : (share - 1) * offS;
}
