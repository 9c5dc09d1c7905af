import type { Command } from 'commander';
import { type KeyName, keyNames } from '#libs/rulebook';

const keyHelp: Record<KeyName, string> = {
  host: 'country of the work, two letters, as CA',
  programme: 'as sawp-mexico',
  country: 'country of the workers, two letters, as MX',
  province: 'two letters, as ON',
  commodity: 'as "fruit incl apples"',
  skill: 'as lower or higher',
  route: 'as mexico-toronto',
};

/** Gives a command an option for each key that values may have. */
export function withKeyOptions(command: Command): Command {
  for (const name of keyNames) command.option(`--${name} <${name}>`, keyHelp[name]);
  return command;
}
