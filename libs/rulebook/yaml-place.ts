import { isPlainDate, type PlainDate } from '#libs/quantities';

/** What is wrong in a YAML file, and where. */
export interface Problem {
  readonly file: string;
  readonly path: string;
  readonly message: string;
}

/** A YAML mapping whose fields have not been read yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** Dates already found to exist: a few dozen stand in the files hundreds of times, and checking one is slow when cold. */
const knownDates = new Set<string>();

/** A place in a YAML file: reads what is expected there, or notes the problem and gives undefined. */
export class Place {
  constructor(
    readonly file: string,
    readonly path: string,
    private readonly problems: Problem[],
  ) {}

  at(step: string | number): Place {
    const path =
      typeof step === 'number' ? `${this.path}[${String(step)}]` : `${this.path}${this.path && '.'}${step}`;
    return new Place(this.file, path, this.problems);
  }

  wrong(message: string): void {
    this.problems.push({ file: this.file, path: this.path || '(top)', message });
  }

  fields(value: unknown, allowed: readonly string[]): Fields | undefined {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.wrong('a mapping expected');
      return undefined;
    }
    for (const name of Object.keys(value)) {
      if (!allowed.includes(name)) this.at(name).wrong(`unknown field; known are ${allowed.join(', ')}`);
    }
    return value as Fields;
  }

  list(value: unknown): readonly unknown[] {
    if (Array.isArray(value)) return value;
    this.wrong('a list expected');
    return [];
  }

  text(value: unknown, name: string): string | undefined {
    if (typeof value === 'string' && value.trim() !== '') return value;
    this.at(name).wrong('missing; a text is expected');
    return undefined;
  }

  date(value: unknown, name: string): PlainDate | undefined {
    if (typeof value === 'string' && knownDates.has(value)) return value as PlainDate;
    if (isPlainDate(value)) {
      knownDates.add(value);
      return value;
    }
    this.at(name).wrong(`a date as YYYY-MM-DD expected, found ${JSON.stringify(value ?? null)}`);
    return undefined;
  }

  oneOf<T extends string>(value: unknown, name: string, known: readonly T[]): T | undefined {
    const found = known.find((one) => one === value);
    if (found === undefined) {
      this.at(name).wrong(`one of ${known.join(', ')} expected, found ${JSON.stringify(value ?? null)}`);
    }
    return found;
  }
}
