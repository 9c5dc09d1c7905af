import { SingleBar } from 'cli-progress';

/** The progress of long work, as shown to the person at the terminal. */
export interface Progress {
  /** Shows how far the work is, and a few words on what was done. */
  at(done: number, words: string): void;
  stop(): void;
}

const silent: Progress = { at: () => undefined, stop: () => undefined };

/**
 * Shows a progress bar on standard error when a person watches: none when either output is piped. Without a `total` only
 * the words are shown, since nobody knows how much is still to come.
 */
export function openProgress(what: string, total?: number): Progress {
  if (!process.stderr.isTTY || !process.stdout.isTTY) return silent;
  const format =
    total === undefined ? `${what}  {words}` : `${what} {bar} {percentage} %  {words}  {eta_formatted}`;
  const bar = new SingleBar({
    format,
    stream: process.stderr,
    barsize: 30,
    barCompleteChar: '█',
    barIncompleteChar: '░',
  });
  bar.start(total ?? 0, 0, { words: '' });
  return {
    at: (done, words) => {
      bar.update(done, { words });
    },
    stop: () => {
      bar.stop();
    },
  };
}
