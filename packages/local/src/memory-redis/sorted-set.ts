export type Scored = readonly [member: string, score: number];

/** Members by score, then by bytes, as Redis orders them. */
export class SortedSet {
  readonly #scores = new Map<string, number>();
  #ordered: Scored[] | null = null;

  get size(): number {
    return this.#scores.size;
  }

  score(member: string): number | undefined {
    return this.#scores.get(member);
  }

  set(member: string, score: number): void {
    this.#scores.set(member, score);
    this.#ordered = null;
  }

  delete(member: string): boolean {
    this.#ordered = null;
    return this.#scores.delete(member);
  }

  /** Lowest first; sorted when first asked after a change. */
  ordered(): readonly Scored[] {
    this.#ordered ??= [...this.#scores].sort(
      (a, b) => a[1] - b[1] || Buffer.compare(Buffer.from(a[0]), Buffer.from(b[0])),
    );
    return this.#ordered;
  }

  rank(member: string): number {
    return this.ordered().findIndex(([other]) => other === member);
  }

  clone(): SortedSet {
    const copy = new SortedSet();
    for (const [member, score] of this.#scores) copy.set(member, score);
    return copy;
  }
}
