import type { PlainDate } from '#libs/quantities';
import { type Rulebook, RuleRefused, words } from '#libs/rulebook';

/** The routes of journeys that are held for a programme and a province, looked up once for each day. */
export class HeldRoutes {
  private readonly held = new Map<string, readonly string[]>();

  constructor(private readonly rulebook: Rulebook) {}

  /** The routes of a day; none where none are held, and then a route says nothing. */
  on(programme: string, province: string, date: PlainDate): readonly string[] {
    const key = `${programme} ${province} ${date}`;
    let routes = this.held.get(key);
    if (routes === undefined) {
      const value = this.rulebook.attempt('transport-routes', { programme, province }, date);
      routes = value instanceof RuleRefused ? [] : words(value);
      this.held.set(key, routes);
    }
    return routes;
  }
}
