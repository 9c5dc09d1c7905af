import { RuleRefused, type RuleRefusal } from '../../refusal.js';

/** Refusals of a calculation that goes on after the first one, so that all of them are told at once; each once. */
export class GatheredRefusals {
  private readonly found = new Map<string, RuleRefusal>();

  get isEmpty(): boolean {
    return this.found.size === 0;
  }

  add(refusals: readonly RuleRefusal[]): void {
    for (const one of refusals) this.found.set(`${one.code} ${one.text}`, one);
  }

  /** What a step gives; undefined where it is refused, which is gathered. */
  tried<T>(step: () => T): T | undefined {
    try {
      return step();
    } catch (error) {
      if (!(error instanceof RuleRefused)) throw error;
      this.add(error.refusals);
      return undefined;
    }
  }

  /** All of them as one. */
  refusal(): RuleRefused {
    return new RuleRefused([...this.found.values()]);
  }
}
