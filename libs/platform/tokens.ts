/** Tokens under which the applications provide what has no class of its own. */
export const LOGGER = Symbol('Logger');
export const QUEUE = Symbol('Queue');
export const SETTINGS = Symbol('Settings');
