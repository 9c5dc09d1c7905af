import type { Principal } from '#libs/identity';

/** Everybody of the demonstration, as they act, by the first part of their address. */
export type DemonstrationCast = (email: string) => Principal;
