import { type CommandRefused, type Problem, refusalKinds } from './command-refused.js';

/** More characters of a value than this are cut off: a file may hold anything. */
const longestValue = 200;

/** The one document of every refusal: `{ error: { code, title, detail, instead, problems } }`. */
export function refusalDocument({ kind, problems, about }: CommandRefused): object {
  const [first, ...others] = problems;
  const detail =
    others.length === 0 ? first.detail : `${problems.length} problems; the first: ${first.detail}`;
  const instead = others.every((one) => one.instead === first.instead)
    ? first.instead
    : 'Correct each problem and try again.';
  return {
    error: {
      code: kind,
      title: refusalKinds[kind].title,
      detail: about === undefined ? detail : `${about}: ${detail}`,
      instead,
      problems: problems.map(shortened),
    },
  };
}

/** The same for people: what is wrong, and what to do, each said once. */
export function refusalText({ kind, problems, about }: CommandRefused): string {
  const title = `${refusalKinds[kind].title}${about === undefined ? '' : ` (${about})`}`;
  const lines = problems.map(({ detail, instead }, at) => {
    const isRepeated = problems[at + 1]?.instead === instead;
    return `  ${indented(detail)}\n${isRepeated ? '' : `  What to do: ${indented(instead)}\n`}`;
  });
  return plain(`${title}:\n${lines.join('')}`);
}

function shortened(problem: Problem): Problem {
  const { value } = problem;
  if (value === undefined) return problem;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longestValue ? { ...problem, value: `${text.slice(0, longestValue)}…` } : problem;
}

const indented = (text: string): string => text.replaceAll('\n', '\n  ');

/** A value may hold anything: nothing of it moves the cursor or colours the terminal. */
const plain = (text: string): string => text.replace(/[^\P{Cc}\n]/gu, '\uFFFD');
