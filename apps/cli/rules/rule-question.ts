import type { Command } from 'commander';
import { type KeyName, keyNames } from '#libs/rulebook';

const keyHelp: Record<KeyName, string> = {
  programme: 'sawp-mexico or sawp-caribbean',
  country: 'two letters, as MX',
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
