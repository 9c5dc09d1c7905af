import { type Cents, centsFromDollars, isPlainDate, type PlainDate } from '#libs/quantities';

/** Something in a file that cannot be: where, what stands there, and what was expected. */
export interface PlaceFinding {
  /** JSON path, as `$.days[2].hours`. */
  path: string;
  value: unknown;
  expected: string;
  /** That nothing stands there though something must. */
  isMissing?: true;
}

/** A place of a JSON document that is read strictly: what does not fit is found, and reading goes on. */
export class JsonPlace {
  constructor(
    private readonly value: unknown,
    private readonly path: string,
    private readonly findings: PlaceFinding[],
  ) {}

  /** Whether exactly this text stands here. */
  isText(text: string): boolean {
    return this.value === text;
  }

  /** Notes what was expected here. */
  wrong(expected: string): void {
    this.findings.push({ path: this.path, value: this.value ?? null, expected });
  }

  /** Notes that something must stand here. */
  private missing(): void {
    const expected = 'this field, which must be given';
    this.findings.push({ path: this.path, value: null, expected, isMissing: true });
  }

  get isAbsent(): boolean {
    return this.value === undefined;
  }

  /** The fields of an object by their names; unknown ones are found, those in `must` may not be absent. */
  fields<Name extends string>(must: readonly Name[], may: readonly Name[] = []): Record<Name, JsonPlace> {
    const known = [...must, ...may];
    const held = this.asObject(known);
    const places = known.map((name) => [name, this.at(name, held[name])] as const);
    if (this.isObject()) {
      for (const name of Object.keys(held)) {
        if (!known.includes(name as Name))
          this.at(name, held[name]).wrong(`no such field; known are ${known.join(', ')}`);
      }
      for (const [name, place] of places) if (place.isAbsent && must.includes(name)) place.missing();
    }
    return Object.fromEntries(places) as Record<Name, JsonPlace>;
  }

  /** The places of a list; none when it is absent. */
  list(): JsonPlace[] {
    if (this.isAbsent) return [];
    if (!Array.isArray(this.value)) {
      this.wrong('a list');
      return [];
    }
    return this.value.map((one, index) => new JsonPlace(one, `${this.path}[${index}]`, this.findings));
  }

  text(): string | undefined {
    if (this.isAbsent) return undefined;
    return this.read(
      typeof this.value === 'string' && this.value.trim() !== '' ? this.value : undefined,
      'a text',
    );
  }

  /** One of some texts. */
  oneOf<Word extends string>(known: readonly Word[]): Word | undefined {
    if (this.isAbsent) return undefined;
    const found = known.find((word) => word === this.value);
    return this.read(found, `one of ${known.join(', ')}`);
  }

  yesNo(): boolean | undefined {
    if (this.isAbsent) return undefined;
    return this.read(typeof this.value === 'boolean' ? this.value : undefined, 'true or false');
  }

  date(): PlainDate | undefined {
    if (this.isAbsent) return undefined;
    const date = isPlainDate(this.value) ? this.value : undefined;
    return this.read(date, 'a date of the calendar as YYYY-MM-DD');
  }

  /** Dollars in a text, with at most `places` decimals. */
  dollars(places = 2): string | undefined {
    if (this.isAbsent) return undefined;
    const fits = new RegExp(`^\\d{1,9}(\\.\\d{1,${places}})?$`);
    const text = typeof this.value === 'string' && fits.test(this.value) ? this.value : undefined;
    return this.read(text, `dollars of 0 or more in quotes with at most ${places} decimals, as "17.60"`);
  }

  cents(): Cents | undefined {
    const text = this.dollars();
    return text === undefined ? undefined : centsFromDollars(text);
  }

  /** A number of 0 or more, or one in quotes, up to `most` and with at most `places` decimals. */
  amount(most: number, places: number): string | undefined {
    if (this.isAbsent) return undefined;
    const text = typeof this.value === 'number' ? String(this.value) : this.value;
    const fits = new RegExp(`^\\d{1,9}(\\.\\d{1,${places}})?$`);
    const known = typeof text === 'string' && fits.test(text) && Number(text) <= most ? text : undefined;
    return this.read(known, `a number from 0 to ${most} with at most ${places} decimals`);
  }

  /** A whole number from 0 up to `most`. */
  whole(most: number): number | undefined {
    if (this.isAbsent) return undefined;
    const { value } = this;
    const fits = typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= most;
    return this.read(fits ? value : undefined, `a whole number from 0 to ${most}`);
  }

  /** One of some whole numbers. */
  wholeOf(known: readonly number[]): number | undefined {
    if (this.isAbsent) return undefined;
    const fits = typeof this.value === 'number' && known.includes(this.value);
    return this.read(fits ? this.value : undefined, `one of ${known.join(', ')}`);
  }

  private read<T>(value: T | undefined, expected: string): T | undefined {
    if (value === undefined) this.wrong(expected);
    return value;
  }

  private at(name: string, value: unknown): JsonPlace {
    return new JsonPlace(value, `${this.path}.${name}`, this.findings);
  }

  private isObject(): boolean {
    return typeof this.value === 'object' && this.value !== null && !Array.isArray(this.value);
  }

  private asObject(known: readonly string[]): Record<string, unknown> {
    if (this.isObject()) return this.value as Record<string, unknown>;
    if (!this.isAbsent) this.wrong(`an object with ${known.join(', ')}`);
    return {};
  }
}
